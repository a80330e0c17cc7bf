from django.db import migrations

from kiesdeler.app.audit.appending import protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect)]
