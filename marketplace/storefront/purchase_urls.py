"""Below /don-hang/."""

from django.urls import path

from . import purchases

purchase_patterns = [
    path("don-hang/", purchases.FindView.as_view(), name="find-order"),
    path("don-hang/<str:number>/", purchases.PurchaseView.as_view(), name="purchase"),
    path("don-hang/<str:number>/thu/<str:token>/", purchases.PurchaseLinkView.as_view(), name="purchase-link"),
    path("don-hang/<str:number>/huy/<str:order>/", purchases.CancelView.as_view(), name="cancel-order"),
    path("don-hang/<str:number>/da-nhan/<str:order>/", purchases.ReceivedView.as_view(), name="received"),
]
