"""The cooperative's working screens, below its own name."""

from django.urls import path

from .views import claims, goods, holiday, home, lots, money, orders, parcels, readers, statement, systems

app_name = "desk"
urlpatterns = [
    path("", home.choose, name="home"),
    path("<slug:slug>/", home.today, name="today"),
    path("<slug:slug>/hang/", goods.goods_list, name="goods"),
    path("<slug:slug>/hang/them/", goods.GoodsAdd.as_view(), name="goods-add"),
    path("<slug:slug>/hang/<int:pk>/", goods.GoodsChange.as_view(), name="goods-change"),
    path("<slug:slug>/hang/<int:pk>/gia-ton/", goods.price_and_stock, name="price-stock"),
    path("<slug:slug>/don/", orders.order_list, name="orders"),
    path("<slug:slug>/don/<str:number>/", orders.order_detail, name="order"),
    path("<slug:slug>/don/<str:number>/nhan/", orders.accept, name="order-accept"),
    path("<slug:slug>/don/<str:number>/tu-choi/", orders.decline, name="order-decline"),
    path("<slug:slug>/don/<str:number>/dong-goi/", orders.pack, name="order-pack"),
    path("<slug:slug>/don/<str:number>/gui/", parcels.ship, name="order-ship"),
    path("<slug:slug>/don/<str:number>/phan-con-lai/", parcels.give_up_rest, name="order-rest"),
    path("<slug:slug>/don/<str:number>/kien/<int:pk>/da-giao/", parcels.delivered, name="parcel-delivered"),
    path("<slug:slug>/don/<str:number>/kien/<int:pk>/khong-nhan/", parcels.refused, name="parcel-refused"),
    path("<slug:slug>/don/<str:number>/phieu/", orders.packing_slip, name="packing-slip"),
    path("<slug:slug>/don/<str:number>/kien/<int:pk>/phieu/", orders.packing_slip, name="parcel-slip"),
    path("<slug:slug>/nghi/", holiday.holiday, name="holiday"),
    path("<slug:slug>/doi-tra/", claims.claim_list, name="claims"),
    path("<slug:slug>/doi-tra/<int:pk>/", claims.claim_detail, name="claim"),
    path("<slug:slug>/doi-tra/<int:pk>/anh/<int:picture>/", claims.claim_picture, name="claim-picture"),
    path("<slug:slug>/doi-soat/", money.queue, name="queue"),
    path("<slug:slug>/doi-soat/<int:pk>/", money.case, name="case"),
    path("<slug:slug>/sao-ke/", statement.statement, name="statement"),
    path("<slug:slug>/sao-ke/tep/<str:kind>/", statement.statement_as_file, name="statement-file"),
    path("<slug:slug>/he-thong-khac/", systems.systems, name="systems"),
    path("<slug:slug>/luot-quet/", readers.scans, name="scans"),
    path("<slug:slug>/phan-anh/", readers.problem_list, name="problems"),
    path("<slug:slug>/phan-anh/<int:pk>/", readers.problem, name="problem"),
    path("<slug:slug>/phan-anh/<int:pk>/anh/", readers.problem_picture, name="problem-picture"),
    path("<slug:slug>/lo/", lots.lot_list, name="lots"),
    path("<slug:slug>/lo/mo/", lots.LotOpen.as_view(), name="lot-open"),
    path("<slug:slug>/lo/<str:code>/", lots.lot_detail, name="lot"),
    path("<slug:slug>/lo/<str:code>/viec/", lots.event_add, name="lot-event"),
    path("<slug:slug>/lo/<str:code>/tem/", lots.labels, name="lot-labels"),
]
