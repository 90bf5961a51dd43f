"""Below /don-hang/."""

from django.urls import path

from . import card_payment, claims, origin, purchases

purchase_patterns = [
    path("don-hang/", purchases.FindView.as_view(), name="find-order"),
    path("don-hang/<str:number>/", purchases.PurchaseView.as_view(), name="purchase"),
    path("don-hang/<str:number>/the/", card_payment.CardView.as_view(), name="card"),
    path("don-hang/<str:number>/the/xong/", card_payment.CardBackView.as_view(), name="card-back"),
    path("don-hang/<str:number>/thu/<str:token>/", purchases.PurchaseLinkView.as_view(), name="purchase-link"),
    path(
        "don-hang/<str:number>/thu/<str:token>/<str:order>/", purchases.PurchaseLinkView.as_view(), name="origin-link"
    ),
    path("don-hang/<str:number>/nguon-goc/<str:order>/", origin.OriginView.as_view(), name="origin"),
    path("don-hang/<str:number>/nguon-goc/<str:order>/tep/", origin.origin_file, name="origin-file"),
    path("don-hang/<str:number>/huy/<str:order>/", purchases.CancelView.as_view(), name="cancel-order"),
    path(
        "don-hang/<str:number>/kien/<int:pk>/da-nhan/", purchases.ParcelReceivedView.as_view(), name="parcel-received"
    ),
    path("don-hang/<str:number>/da-nhan/<str:order>/", purchases.ReceivedView.as_view(), name="received"),
    path("don-hang/<str:number>/doi-tra/<str:order>/", claims.AskView.as_view(), name="claim-ask"),
    path("don-hang/<str:number>/doi-tra/<str:order>/<int:pk>/", claims.ClaimView.as_view(), name="claim"),
    path(
        "don-hang/<str:number>/doi-tra/<str:order>/<int:pk>/anh/<int:picture>/",
        claims.claim_picture,
        name="claim-picture",
    ),
]
