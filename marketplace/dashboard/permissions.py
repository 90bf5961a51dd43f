"""Differs from Oscar: no permission opens the alliance's dashboard to a seller; the desk is theirs."""

from oscar.apps.dashboard import permissions


class DashboardPermission(permissions.DashboardPermission):
    """Oscar's, whose second way in (for sellers) asks for a superuser, who has the first already."""

    partner_dashboard_access = ["is_superuser"]
