from django.db import migrations

from kiesdeler.app.results.holding import protect


class Migration(migrations.Migration):
    dependencies = [("results", "0001_initial")]
    operations = [migrations.RunPython(protect)]
