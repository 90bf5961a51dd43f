"""Old addresses as people write them, and what the resolutions of June 2025 made of them.

The expected communes were written down from the resolutions of the Standing Committee of the National
Assembly (1654 to 1687/NQ-UBTVQH15), one group a province, and not from the tables that are tested.
"""

OLD_ADDRESSES = """
P. Hàng Bạc, Q. Hoàn Kiếm, Hà Nội | Phường Hoàn Kiếm | 01
phuong quan thanh quan ba dinh ha noi | Phường Ba Đình | 01
xã Đường Lâm, thị xã Sơn Tây, Hà Nội | Phường Sơn Tây | 01
thi tran soc son, huyen soc son, tp ha noi | Xã Sóc Sơn | 01
X. Chuyên Mỹ, H. Phú Xuyên, HN | Xã Chuyên Mỹ | 01
xa huong son huyen my duc ha noi | Xã Hương Sơn | 01
Phường Vạn Phúc, quận Hà Đông, Hà Nội | Phường Hà Đông | 01
P. Bến Nghé, Q.1, TP HCM | Phường Sài Gòn | 79
phuong co giang, quan 1, tphcm | Phường Cầu Ông Lãnh | 79
Phường Võ Thị Sáu, Quận 3, TP. Hồ Chí Minh | Phường Xuân Hòa | 79
phuong 6, quan 3, sai gon | Phường Xuân Hòa | 79
P.14, Q.3, TPHCM | Phường Nhiêu Lộc | 79
p01 q5 hcm | Phường Chợ Quán | 79
Phường 11, Quận 5, Sài Gòn | Phường Chợ Lớn | 79
phuong 9 quan 5 tp ho chi minh | Phường An Đông | 79
Thảo Điền, Thủ Đức, TP.HCM | Phường An Khánh | 79
phuong thao dien quan 2 tp hcm | Phường An Khánh | 79
phuong linh trung, tp thu duc, tp ho chi minh | Phường Linh Xuân | 79
xã Tân Thông Hội, huyện Củ Chi, TP.HCM | Xã Củ Chi | 79
P25, Q. Bình Thạnh, HCM | Phường Thạnh Mỹ Tây | 79
phuong 27 quan binh thanh tp hcm | Phường Bình Quới | 79
P.17, Gò Vấp, TP HCM | Phường Gò Vấp | 79
phuong 12, quan 10, thanh pho ho chi minh | Phường Hòa Hưng | 79
phuong 9, quan phu nhuan, tp.hcm | Phường Đức Nhuận | 79
Phường Thắng Tam, TP Vũng Tàu, tỉnh Bà Rịa - Vũng Tàu | Phường Vũng Tàu | 79
phuong 12, tp vung tau, brvt | Phường Phước Thắng | 79
phuong long huong, tp ba ria, ba ria vung tau | Phường Long Hương | 79
huyện Côn Đảo, tỉnh Bà Rịa - Vũng Tàu | Đặc khu Côn Đảo | 79
phuong chanh nghia, tp thu dau mot, binh duong | Phường Thủ Dầu Một | 79
Phường Hải Châu, quận Hải Châu, Đà Nẵng | Phường Hải Châu | 48
phuong thach thang quan hai chau da nang | Phường Hải Châu | 48
Hòa Cường Bắc, Hải Châu, Đà Nẵng | Phường Hòa Cường | 48
P. Thạc Gián, Q. Thanh Khê, TP. Đà Nẵng | Phường Thanh Khê | 48
phuong phuoc my quan son tra da nang | Phường An Hải | 48
Phường Mân Thái, quận Sơn Trà, TP Đà Nẵng | Phường Sơn Trà | 48
phuong khue my, quan ngu hanh son, da nang | Phường Ngũ Hành Sơn | 48
Phường Hoà Minh, Quận Liên Chiểu, Đà Nẵng | Phường Hòa Khánh | 48
phuong khue trung quan cam le da nang | Phường Cẩm Lệ | 48
xa hoa phuoc, huyen hoa vang, da nang | Phường Hòa Xuân | 48
phường Minh An, TP Hội An, Quảng Nam | Phường Hội An | 48
xa cam thanh, hoi an, quang nam | Phường Hội An Đông | 48
phuong cam an tp hoi an tinh quang nam | Phường Hội An Tây | 48
xa tra linh, huyen nam tra my, quang nam | Xã Trà Linh | 48
xa quang tho huyen quang dien thua thien hue | Xã Quảng Điền | 46
Phường Tây Lộc, quận Phú Xuân, TP Huế | Phường Phú Xuân | 46
phuong vinh ninh, tp hue, thua thien hue | Phường Thuận Hóa | 46
phường Xuân Phú, thành phố Huế, tỉnh Thừa Thiên Huế | Phường Vỹ Dạ | 46
phuong thuy bieu tp hue tt hue | Phường Thủy Xuân | 46
thi tran lang co, huyen phu loc, hue | Xã Chân Mây - Lăng Cô | 46
phường Thượng Lý, quận Hồng Bàng, Hải Phòng | Phường Hồng Bàng | 31
thi tran cat ba huyen cat hai hai phong | Đặc khu Cát Hải | 31
huyện Bạch Long Vĩ, Hải Phòng | Đặc khu Bạch Long Vĩ | 31
xa le ninh, thi xa kinh mon, hai duong | Phường Bắc An Phụ | 31
Phường Hùng Thắng, TP Hạ Long, Quảng Ninh | Phường Bãi Cháy | 22
phuong bach dang tp ha long quang ninh | Phường Hồng Gai | 22
thị trấn Cái Rồng, huyện Vân Đồn, Quảng Ninh | Đặc khu Vân Đồn | 22
thi tran co to, huyen co to, tinh quang ninh | Đặc khu Cô Tô | 22
phường Suối Hoa, TP Bắc Ninh, tỉnh Bắc Ninh | Phường Kinh Bắc | 24
phuong dap cau tp bac ninh bac ninh | Phường Vũ Ninh | 24
thi tran lim, huyen tien du, bac ninh | Phường Tiên Du | 24
phuong dong ky, tp tu son, bac ninh | Phường Đồng Nguyên | 24
Phường Quang Trung, TP Thái Nguyên, Thái Nguyên | Phường Phan Đình Phùng | 19
xa nam mau huyen ba be bac kan | Xã Ba Bể | 19
xã Thịnh Đức, TP Thái Nguyên, tỉnh Thái Nguyên | Xã Tân Cương | 19
phuong huyen tung, tp bac kan, tinh bac can | Phường Đức Xuân | 19
thị trấn Đồng Văn, huyện Đồng Văn, Hà Giang | Xã Đồng Văn | 08
xa lung tao huyen dong van tinh ha giang | Xã Lũng Cú | 08
thi tran vinh quang, hoang su phi, ha giang | Xã Hoàng Su Phì | 08
xã Tân Trào, huyện Sơn Dương, Tuyên Quang | Xã Tân Trào | 08
phường Hàm Rồng, thị xã Sa Pa, Lào Cai | Phường Sa Pa | 15
phuong coc leu tp lao cai tinh lao cai | Phường Lào Cai | 15
xa mo de, huyen mu cang chai, yen bai | Xã Mù Cang Chải | 15
thị trấn Bắc Hà, H. Bắc Hà, T. Lào Cai | Xã Bắc Hà | 15
phuong dong phong, tp lai chau, lai chau | Phường Tân Phong | 12
phường Quyết Tiến, TP Lai Châu, tỉnh Lai Châu | Phường Đoàn Kết | 12
phuong na lay, tx muong lay, dien bien | Phường Mường Lay | 11
Phường Chiềng Lề, TP Sơn La, tỉnh Sơn La | Phường Tô Hiệu | 14
phuong gia cam, tp viet tri, phu tho | Phường Việt Trì | 25
phường Khai Quang, TP Vĩnh Yên, Vĩnh Phúc | Phường Vĩnh Phúc | 25
thi tran tam dao huyen tam dao vinh phuc | Xã Tam Đảo | 25
Phường Phương Lâm, TP Hoà Bình, tỉnh Hoà Bình | Phường Hòa Bình | 25
thi tran mai chau, mai chau, hoa binh | Xã Mai Châu | 25
phuong hien nam, tp hung yen, hung yen | Phường Phố Hiến | 33
Phường Vân Giang, TP Hoa Lư, Ninh Bình | Phường Hoa Lư | 37
phuong van giang, tp ninh binh, ninh binh | Phường Hoa Lư | 37
xa truong yen huyen hoa lu ninh binh | Phường Tây Hoa Lư | 37
thị trấn Phát Diệm, huyện Kim Sơn, Ninh Bình | Xã Phát Diệm | 37
phuong ba sao, tx kim bang, ha nam | Phường Tam Chúc | 37
Phường Cửa Bắc, TP Nam Định, Nam Định | Phường Nam Định | 37
phuong lam son, tp thanh hoa, thanh hoa | Phường Hạc Thành | 38
Phường Trường Sơn, TP Sầm Sơn, Thanh Hoá | Phường Sầm Sơn | 38
xa dien trung huyen ba thuoc thanh hoa | Xã Điền Lư | 38
Phường Bến Thủy, TP Vinh, Nghệ An | Phường Trường Vinh | 40
phuong hung binh, thanh pho vinh, nghe an | Phường Thành Vinh | 40
phuong nghi thuy, tx cua lo, nghe an | Phường Cửa Lò | 40
xã Kim Liên, huyện Nam Đàn, Nghệ An | Xã Kim Liên | 40
phuong thach quy, tp ha tinh, ha tinh | Phường Thành Sen | 42
thị trấn Tiên Điền, huyện Nghi Xuân, Hà Tĩnh | Xã Tiên Điền | 42
thi tran phong nha huyen bo trach quang binh | Xã Phong Nha | 44
xã Bảo Ninh, TP Đồng Hới, Quảng Bình | Phường Đồng Hới | 44
thi tran khe sanh, huong hoa, quang tri | Xã Khe Sanh | 44
P.1, TP Đông Hà, Quảng Trị | Phường Đông Hà | 44
thị trấn Măng Đen, huyện Kon Plông, Kon Tum | Xã Măng Đen | 51
phuong quyet thang tp kon tum tinh kon tum | Phường Kon Tum | 51
phuong pho thanh, tx duc pho, quang ngai | Phường Sa Huỳnh | 51
huyện Lý Sơn, tỉnh Quảng Ngãi | Đặc khu Lý Sơn | 51
Phường Ghềnh Ráng, TP Quy Nhơn, Bình Định | Phường Quy Nhơn Nam | 52
phuong tran phu tp qui nhon tinh binh dinh | Phường Quy Nhơn | 52
phuong hoa lu, tp pleiku, gia lai | Phường Pleiku | 52
Phường Tân Lợi, TP Buôn Ma Thuột, Đắk Lắk | Phường Buôn Ma Thuột | 66
xa cu ebur, tp buon ma thuot, daklak | Phường Buôn Ma Thuột | 66
phuong 7, tp tuy hoa, phu yen | Phường Tuy Hòa | 66
Phường Lộc Thọ, TP Nha Trang, Khánh Hòa | Phường Nha Trang | 56
phuong vinh hai, nha trang, khanh hoa | Phường Bắc Nha Trang | 56
phuong phuoc long tp nha trang khanh hoa | Phường Nam Nha Trang | 56
thi tran khanh hai, ninh hai, ninh thuan | Phường Ninh Chử | 56
P.10, Đà Lạt, Lâm Đồng | Phường Xuân Hương - Đà Lạt | 68
phuong 9 tp da lat tinh lam dong | Phường Lâm Viên - Đà Lạt | 68
xa ta nung, tp da lat, lam dong | Phường Cam Ly - Đà Lạt | 68
xã Lát, huyện Lạc Dương, Lâm Đồng | Phường Lang Biang - Đà Lạt | 68
phuong ham tien, tp phan thiet, binh thuan | Phường Mũi Né | 68
phuong nghia duc, tp gia nghia, dak nong | Phường Bắc Gia Nghĩa | 68
phường Hóa An, TP Biên Hòa, Đồng Nai | Phường Biên Hòa | 75
phuong trung dung tp bien hoa dong nai | Phường Trấn Biên | 75
phuong tan mai, bien hoa, dong nai | Phường Tam Hiệp | 75
thi tran long thanh, huyen long thanh, dong nai | Phường Long Thành | 75
P.1, TP Tân An, Long An | Phường Long An | 80
phuong 3, tp tay ninh, tay ninh | Phường Tân Ninh | 80
phuong tan long tp my tho tien giang | Phường Mỹ Tho | 82
Phường 1, TP Sa Đéc, Đồng Tháp | Phường Sa Đéc | 82
xa thanh duc, huyen long ho, vinh long | Phường Thanh Đức | 86
phuong 9, tp vinh long, vinh long | Phường Long Châu | 86
phường An Hội, TP Bến Tre, tỉnh Bến Tre | Phường An Hội | 86
phuong 7, tp tra vinh, tra vinh | Phường Nguyệt Hóa | 86
Phường Dương Đông, TP Phú Quốc, Kiên Giang | Đặc khu Phú Quốc | 91
xa tho chau, tp phu quoc, kien giang | Đặc khu Thổ Châu | 91
phuong phao dai, tp ha tien, kien giang | Phường Hà Tiên | 91
P. Mỹ Long, TP Long Xuyên, An Giang | Phường Long Xuyên | 91
phuong xuan khanh, quan ninh kieu, can tho | Phường Ninh Kiều | 92
Phường Lê Bình, quận Cái Răng, TP Cần Thơ | Phường Cái Răng | 92
phuong 2 tp soc trang tinh soc trang | Phường Phú Lợi | 92
P.7, TP Vị Thanh, Hậu Giang | Phường Vị Thanh | 92
xa dat mui, huyen ngoc hien, ca mau | Xã Đất Mũi | 96
phuong 3, tp bac lieu, bac lieu | Phường Bạc Liêu | 96
thị trấn Gành Hào, huyện Đông Hải, Bạc Liêu | Xã Gành Hào | 96
phuong song hien tp cao bang tinh cao bang | Phường Thục Phán | 04
xã Đàm Thủy, huyện Trùng Khánh, Cao Bằng | Xã Đàm Thủy | 04
phuong vinh trai, tp lang son, lang son | Phường Đông Kinh | 20
thị trấn Đồng Đăng, huyện Cao Lộc, Lạng Sơn | Xã Đồng Đăng | 20
"""

CASES = [tuple(part.strip() for part in line.split("|")) for line in OLD_ADDRESSES.strip().splitlines()]
