"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from kiesdeler.app.accounts import login_views, own_views, people_views, user_views

app_name = "accounts"
urlpatterns = [
    path("eerste-beheerder/", login_views.first, name="first"),
    path("inloggen/", login_views.log_in, name="login"),
    path("uitloggen/", login_views.log_out, name="logout"),
    path("opnieuw-versturen/", login_views.again, name="again"),
    path("blijf/", login_views.stay, name="stay"),
    path("account/", own_views.account, name="account"),
    path("account/wachtwoord/", own_views.password, name="first_password"),
    path("account/code/", own_views.code, name="second_factor"),
    path("account/code/instellen/", own_views.add_factor, name="add_factor"),
    path("gebruikers/", user_views.users, name="users"),
    path("gebruikers/nieuw/", user_views.new, name="new_user"),
    path("gebruikers/<int:pk>/", user_views.change, name="user"),
    path("gebruikers/<int:pk>/wachtwoord/", user_views.reset, name="reset_password"),
    path("gebruikers/<int:pk>/actief/", user_views.active, name="user_active"),
    path("gebruikers/<int:pk>/code/", user_views.factor, name="remove_factor"),
    path("gebruikers/<int:pk>/verwijderen/", user_views.remove, name="remove_user"),
    path("gebruikers/importeren/", people_views.imported, name="import_users"),
    path("gebruikers/invoerders/", people_views.generated, name="generate_users"),
    path("gebruikers/tweede-factor/", people_views.policy, name="policy"),
]
