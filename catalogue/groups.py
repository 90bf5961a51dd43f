"""The six groups of OCOP (decision 148/QĐ-TTg): the roots of the category tree."""

# code -> the name it is made with; the code stands in addresses and facets, the name is the operator's to change
OCOP_GROUPS = {
    "thuc-pham": "Thực phẩm",
    "do-uong": "Đồ uống",
    "duoc-lieu": "Dược liệu",
    "thu-cong": "Thủ công mỹ nghệ",
    "sinh-vat-canh": "Sinh vật cảnh",
    "du-lich": "Du lịch cộng đồng",
}
SERVICES_GROUP = "du-lich"
