import { type Bloc, blocs } from '../../src/domain/index.ts';
import type { Random } from './random.ts';

/**
 * What members write when they register, one sentence a line:
 *   {2-4 buổi}        a number to reach, with its unit: the item is then a "chỉ tiêu"; {50-200/50 nghìn đồng} goes by steps
 *   {10-90}           a number that only makes the sentence concrete
 *   {kenh}            one of the words listed under that name at the end of this file
 *   {thang}           a month of the year, which is then the item's deadline
 *   @3-8, @nam        the months (1–12) in which it gets done, or the end of the year; without it, any month
 *   #chu-nhat-xanh    the activity whose code may stand as evidence
 */
type Bank = Readonly<Record<string, Readonly<Partial<Record<'chung' | Bloc, string>>>>>;

const kienGiang: Bank = {
  NT: {
    chung: `
      Đọc {2-4 cuốn} sách về {sach} và ghi sổ tay #doc-sach
      Học đủ {4-6 bài} lý luận chính trị, viết thu hoạch sau mỗi bài @nam #hoc-ly-luan
      Dự ít nhất {8-11 buổi} sinh hoạt chi đoàn, có phát biểu trong mỗi quý @nam
      Kể {1-3 mẩu chuyện} về Bác trong giờ sinh hoạt chi đoàn #ke-chuyen-bac
      Viết {1-2 bài} thu hoạch sau đợt học chuyên đề gương {duc_bac} của Bác @5-11
      Mỗi tháng chọn làm một việc tốt theo lời Bác, ghi vào sổ rèn luyện, cả năm {6-12 việc} @nam
      Thi trực tuyến tìm hiểu {truyen_thong}, làm đủ {2-4 vòng} #thi-tim-hieu
      Thăm {dia_chi_do} cùng chi đoàn và viết cảm nhận @3-9 #hanh-trinh-dia-chi-do
      Giới thiệu {1-2 thanh niên} dự lớp tìm hiểu về Đoàn #ket-nap-doan
      Không chia sẻ tin chưa kiểm chứng trên mạng; nhắc bạn bè gỡ {2-4 tin} sai
      Góp {2-5 ngày} công chăm sóc nghĩa trang liệt sĩ @3-7 #den-on-dap-nghia
      Thăm và giúp việc nhà cho một gia đình chính sách, ít nhất {4-8 lần} trong năm @nam #den-on-dap-nghia
      Nuôi heo đất, đến {thang} góp {100-300/50 nghìn đồng} giúp bạn khó khăn #heo-dat
      Bỏ hẳn thuốc lá trong {thang}, vận động {1-2 bạn} cùng bỏ
      Đóng đoàn phí đủ cả năm, trước ngày {5-20} hằng tháng @nam
      Giữ gìn nếp nhà hoà thuận; mỗi tuần ăn cơm cùng cha mẹ ít nhất {3-6} bữa @nam
      Sưu tầm {5-10 tấm} ảnh cũ về {truyen_thong} cho góc truyền thống của chi đoàn #goc-truyen-thong`,
    do_thi: `
      Dẫn {1-3 nhóm} thiếu nhi tham quan {ha_tien} và kể chuyện quê hương @5-9 #ke-chuyen-que-huong
      Treo cờ, dọn sạch lối đi trước nhà trong {3-6} ngày lễ lớn và nhắc {5-12} hộ cùng hẻm
      Cùng tổ dân phố hoà giải {1-2 vụ} mâu thuẫn nhỏ trong xóm
      Chào khách du lịch thân thiện, chỉ đường giúp ít nhất {10-30 lượt} khách ở {ha_tien} #ha-tien-men-khach`,
    nong_thon: `
      Dạy {2-4 em} nhỏ trong ấp hát Quốc ca và các bài ca truyền thống @5-8 #he-thieu-nhi
      Giúp {1-3 hộ} Khmer trong ấp dựng rạp, dọn sân ngày Chôl Chnăm Thmây @4 #tinh-xom-nghia-lang
      Nghe và kể lại {2-3 chuyện} của các bác cựu chiến binh về căn cứ {u_minh} #ke-chuyen-que-huong
      Không uống rượu khi có việc làm; nhắc {1-3 bạn} cùng ấp giữ như mình`,
    truong_hoc: `
      Không vắng buổi học nào quá phép; đi học đúng giờ cả {thang_hoc} @nam
      Làm {2-4 số} báo tường, bảng tin về {truyen_thong} #bao-tuong
      Xếp loại rèn luyện từ khá trở lên trong {1-2 học kỳ} @nam
      Kể chuyện truyền thống cho {20-40 em} học sinh tiểu học ở nơi thực tập #ke-chuyen-bac`,
    cong_chuc_vien_chuc: `
      Không đi trễ, về sớm; không để hồ sơ quá hạn trong {3-4 quý} @nam
      Viết cam kết làm theo Bác về {duc_bac}, tự chấm mỗi tháng, cả năm {10-12 lần} @nam #hoc-tap-lam-theo-bac
      Trả lời dân nhẹ nhàng, rõ việc; không có góp ý nào ở hòm thư trong {2-4 quý} @nam
      Tiết kiệm điện, giấy ở phòng làm việc, giảm {5-15} phần trăm so với năm trước`,
    doanh_nghiep: `
      Giữ đúng nội quy ca kíp, không vắng ca nào trong {6-11 tháng} @nam
      Hướng dẫn {1-3 bạn} công nhân mới tìm hiểu truyền thống công ty và tổ chức Đoàn #ket-nap-doan`,
    luc_luong_vu_trang: `
      Chấp hành nghiêm điều lệnh, không vi phạm trong {4-4 quý} @nam
      Cùng bà con khóm biên giới kể chuyện giữ đất, giữ biển {2-4 buổi} #ke-chuyen-que-huong`,
  },
  CM: {
    chung: `
      Học một lớp tin học văn phòng {2-3} tháng, thi lấy chứng nhận trong {thang} #hoc-tin-hoc
      Tự học tiếng Anh, thuộc thêm {200-500/50 từ} và tập nói với bạn mỗi tuần @nam #tieng-anh
      Học {20-60/10 câu} tiếng Khmer thông dụng để nói chuyện với bà con #tieng-khmer
      Đọc {2-4 cuốn} sách về {nghe} rồi áp dụng một điều vào việc đang làm #doc-sach
      Dự {2-4 lớp} tập huấn về {nghe} do tỉnh, huyện mở #tap-huan
      Đề xuất {1-2 sáng kiến} nhỏ trong việc đang làm #sang-kien-tre
      Kèm {1-2 bạn} mới vào nghề, mỗi tuần một buổi, trong {2-4} tháng @nam
      Viết lại {1-2 quy trình} công việc của mình thành bản hướng dẫn dễ hiểu
      Hoàn thành công việc được giao trước hạn ít nhất {5-10 ngày} trong quý bận nhất`,
    do_thi: `
      Học nấu {4-8 món} hải sản quê nhà để mở quán nhỏ cùng gia đình #lap-nghiep
      Học nghề {nghe_pho} ba tháng và nhận khách đầu tiên trong {thang} #hoc-nghe
      Lập trang giới thiệu hàng của chợ {ha_tien}, đăng {10-20 bài} có ảnh tự chụp #chuyen-doi-so
      Học thuyết minh về {ha_tien}, dẫn thử {3-6 đoàn} khách #ha-tien-men-khach
      Cùng {2-3} bạn vay vốn mở một điểm {nghe_pho}; ghi sổ thu chi đủ {6-10 tháng} @nam #lap-nghiep
      Trồng {10-40/5 chậu} rau sạch trên sân thượng, bán bớt cho bà con trong hẻm #vuon-pho`,
    nong_thon: `
      Trồng thử {1-3 công} lúa theo cách một phải năm giảm, ghi sổ từng vụ @1-9 #canh-dong-thanh-nien
      Nuôi {50-200/10 con} vịt chạy đồng, ghi sổ thức ăn và tiền lời #lap-nghiep
      Nuôi {200-600/50 con} cá đồng trong mùng vèo theo hướng dẫn khuyến nông #lap-nghiep
      Cải tạo {1-3 công} vườn tạp trồng {cay_trong} #vuon-mau
      Giúp {2-5 hộ} lân cận sạ hàng, rút nước đúng lịch thời vụ @4-8 #canh-dong-thanh-nien
      Học sửa máy nổ, máy bơm; sửa giúp ít nhất {4-10 máy} trong ấp #tay-nghe-tre
      Ủ {1-3 tấn} phân từ rơm rạ thay một phần phân hoá học #nong-nghiep-xanh
      Làm một mô hình trồng {cay_trong} và mời {5-12 bạn} đến xem #vuon-mau`,
    truong_hoc: `
      Soạn {3-6 giáo án} có trò chơi và dạy thử trước nhóm #nghiep-vu-su-pham
      Làm {4-10 bộ} đồ dùng dạy học từ vật liệu bỏ đi #do-dung-day-hoc
      Đạt điểm trung bình học kỳ từ {7-8} trở lên, không thi lại môn nào
      Luyện viết bảng và chữ đẹp {20-40/5 buổi} trong học kỳ #nghiep-vu-su-pham
      Kèm {1-3 em} lớp {1-5} học yếu môn toán, mỗi tuần hai buổi @nam #gia-su-ao-xanh
      Dự giờ {6-12 tiết} ở trường thực hành, ghi nhận xét từng tiết #nghiep-vu-su-pham
      Thuộc đàn {4-8 bài} hát mầm non và dạy được cho trẻ
      Thi nghiệp vụ sư phạm cấp khoa, vào được vòng {1-3} @3-11 #nghiep-vu-su-pham`,
    cong_chuc_vien_chuc: `
      Rút ngắn thời gian giải quyết hồ sơ {ho_so} còn {2-4 ngày} #cai-cach-hanh-chinh
      Nhập và rà lại {100-300/20 hồ sơ} {ho_so} vào máy tính #cai-cach-hanh-chinh
      Xuống ấp hướng dẫn {20-60/5 lượt} dân làm thủ tục {ho_so} #ngay-thu-bay-tinh-nguyen
      Soạn {2-4 tờ} hướng dẫn thủ tục {ho_so} bằng lời dễ hiểu, có cả tiếng Khmer #cai-cach-hanh-chinh
      Đọc và tóm tắt {4-8 văn bản} mới của ngành cho anh chị trong phòng #doc-van-ban
      Học lớp bồi dưỡng ngạch chuyên viên, thi đạt trong {thang} #hoc-nang-cao`,
    doanh_nghiep: `
      Giảm {1-3} phần trăm thất thoát ở tổ mình bằng cách ghi số mỗi ca
      Thi thợ giỏi cấp công ty, làm {1-2 bài} thi đạt điểm khá trở lên @5-10 #tho-gioi
      Bảo dưỡng {4-8 máy} đúng lịch, không để hỏng vì quên dầu mỡ
      Học vận hành {1-2 thiết bị} mới, có người kèm xác nhận #hoc-nghe`,
    luc_luong_vu_trang: `
      Đạt loại giỏi {2-4 nội dung} kiểm tra huấn luyện #huan-luyen-gioi
      Tuyên truyền luật biển đảo cho {10-30/5 chủ tàu} cá #ngu-dan-bam-bien
      Học {30-60/10 câu} tiếng Khmer để trao đổi ở cửa khẩu #tieng-khmer`,
  },
  SK: {
    chung: `
      Chạy bộ {40-100/10 km} trong ba tháng, ghi lại từng buổi #chay-vi-suc-khoe
      Tập thể dục mỗi sáng ít nhất {15-30} phút, đủ {100-200/20 ngày} trong năm @nam
      Tập bơi cho thành thạo và dạy bơi cho {2-5 em} nhỏ @4-8 #day-boi
      Tham gia đội {mon} của chi đoàn, tập {15-30/5 buổi} #the-thao
      Vào vòng {1-3} giải {mon} do Đoàn cấp trên tổ chức @3-10 #the-thao
      Hiến máu tình nguyện {1-2 lần} nếu đủ điều kiện #hien-mau
      Học sơ cấp cứu {2-4 buổi}, biết băng bó và hô hấp nhân tạo #so-cap-cuu
      Đứng nói trước chi đoàn {2-4 lần}, mỗi lần mười phút, theo đề tài tự chọn #ky-nang-noi
      Học {10-20/2 nút} dây và dựng lều thành thạo trước trại hè @2-7 #ky-nang-trai
      Điều khiển được {5-10 trò chơi} tập thể cho thiếu nhi @4-9 #he-thieu-nhi
      Dự trại kỹ năng {2-3 ngày} ở {dia_chi_do} @3-9 #ky-nang-trai
      Ngủ trước {22-23} giờ, không cầm điện thoại trong giờ ăn cơm, giữ được {3-6 tháng}
      Lập sổ chi tiêu cá nhân, ghi đủ {6-12 tháng} @nam
      Tự học đàn, tập {3-6 bài} hát để góp văn nghệ chi đoàn #van-nghe`,
    do_thi: `
      Đi xe đạp đi làm {40-90/10 ngày} thay xe máy #dap-xe-xanh
      Ra quân dọn rác {2-5 buổi} ở {ha_tien} #chu-nhat-xanh
      Trực cứu hộ bãi tắm {4-8 ca} dịp hè @5-8 #cuu-ho-bien
      Tập dưỡng sinh, bóng chuyền hơi với bà con khu phố {10-20/2 buổi} #the-thao`,
    nong_thon: `
      Góp {2-5 ngày} công dọn lục bình, phát quang {kenh} #ra-quan-nong-thon-moi
      Đắp {50-200/10 mét} đường ấp bị sạt sau mùa mưa @6-11 #ra-quan-nong-thon-moi
      Dạy bơi cho {3-8 em} nhỏ ở {kenh} dịp hè @5-8 #day-boi
      Tập đua ghe cùng đội thanh niên ấp {8-16/2 buổi} @7-11 #the-thao`,
    truong_hoc: `
      Tổ chức {1-3 buổi} trò chơi dân gian cho trẻ mầm non #ky-nang-su-pham
      Đạt chuẩn thể lực sinh viên ở {2-4 nội dung} @3-11 #the-thao
      Tình nguyện hè {10-20/2 ngày} ở xã đảo, xã vùng sâu @6-8 #he-tinh-nguyen
      Tập múa, hát {3-5 bài} cho hội diễn văn nghệ của khoa @9-11 #van-nghe`,
    cong_chuc_vien_chuc: `
      Đi bộ giờ nghỉ trưa {60-120/10 buổi}, rủ thêm {1-3} đồng nghiệp
      Tham gia hội thao cơ quan ở {1-2 môn} @3-10 #the-thao
      Học kỹ năng tiếp dân {2-3 buổi} và tập đóng vai tại phòng #ky-nang-noi`,
    doanh_nghiep: `
      Tập thể dục giữa ca {80-160/20 buổi} cùng tổ
      Học chữa cháy {2-3 buổi}, dùng được bình chữa cháy ở chỗ làm #an-toan-lao-dong`,
    luc_luong_vu_trang: `
      Chạy vũ trang đạt giỏi trong {2-4 lần} kiểm tra #huan-luyen-gioi
      Dạy bơi cho {5-12 em} nhỏ khu phố gần đồn @5-8 #day-boi`,
  },
};

const quan8: Bank = {
  RL1: {
    chung: `
      Đọc {2-4 cuốn} sách lý luận, chính trị dễ hiểu và ghi sổ tay #doc-sach
      Dự ít nhất {8-11 buổi} sinh hoạt chi đoàn trong năm @nam
      Dự {2-4 buổi} báo cáo thời sự do phường, quận tổ chức #thoi-su
      Mỗi tháng đọc kỹ một vấn đề thời sự rồi nêu ý kiến ở chi đoàn, cả năm {6-10 lần} @nam
      Học {3-5 bài} lý luận chính trị dành cho đoàn viên #hoc-ly-luan
      Thi trực tuyến về {su_quan}, làm đủ {2-4 tuần} #thi-tim-hieu
      Viết {1-2 bài} nêu suy nghĩ về trách nhiệm người đoàn viên, gửi bản tin của Đoàn cấp trên #ban-tin
      Không đăng lại tin chưa rõ nguồn; góp ý để {2-5 bạn} gỡ tin sai
      Học nghị quyết Đại hội Đoàn và nộp {1-2 bài} thu hoạch trong {thang} #hoc-nghi-quyet
      Nghe thời sự trên đài mỗi sáng, ghi lại {20-40/5 tin} đáng nhớ @nam
      Góp {1-3 ý kiến} bằng giấy cho dự thảo chương trình năm của Đoàn @1-4`,
    truong_hoc: `
      Đạt từ {8-9} điểm trở lên môn Giáo dục công dân ở {1-2 học kỳ} @nam
      Dẫn chương trình {1-2 buổi} chào cờ theo chủ đề của trường #chao-co
      Làm {2-3 bảng} tin thời sự của lớp #ban-tin`,
    doanh_nghiep: `
      Đọc tờ tin Công đoàn – Đoàn của công ty và kể lại cho tổ mình, {4-8 lần} #ban-tin
      Dự {2-3 buổi} nói chuyện chuyên đề sau giờ tan ca #thoi-su`,
    cong_chuc_vien_chuc: `
      Tóm tắt {3-6 văn bản} mới cho chi đoàn bằng lời ngắn gọn #doc-van-ban
      Học xong lớp bồi dưỡng lý luận, nộp {1-2 bài} thu hoạch trong {thang} #hoc-ly-luan`,
    luc_luong_vu_trang: `
      Học {4-4 chuyên đề} chính trị của lực lượng, kiểm tra đạt khá trở lên #hoc-chinh-tri
      Viết {1-2 bài} cho bản tin về người chiến sĩ trẻ vì dân #ban-tin`,
  },
  RL2: {
    chung: `
      Không hút thuốc, không uống rượu bia khi lái xe; nhắc {1-3 bạn} cùng giữ
      Nói lời cảm ơn, xin lỗi; cuối tháng tự chấm điểm, đủ {9-12 tháng} @nam
      Dành {2-4} tối mỗi tuần ăn cơm với gia đình, không cầm điện thoại @nam
      Trả lại của rơi, giúp người già qua đường; ghi {6-12 việc} tốt vào sổ #nghin-viec-tot
      Tiết kiệm mỗi tháng một khoản, cuối năm góp {100-300/50 nghìn đồng} vào quỹ bạn nghèo @nam #heo-dat
      Giữ lời hứa đúng giờ: không trễ quá {2-4} buổi sinh hoạt trong năm @nam
      Đọc {2-3 cuốn} sách về {duc_song} và chia sẻ ở chi đoàn #doc-sach
      Giảm thời gian lướt mạng còn {1-2} giờ mỗi ngày, giữ được {3-6 tháng}
      Tập thể dục mỗi sáng, đủ {100-180/20 ngày} trong năm @nam
      Không cãi vã trong xóm; cùng tổ dân phố {10-60} hoà giải {1-2 vụ} việc nhỏ
      Học nấu {5-8 món} để đỡ việc nhà cho mẹ`,
    truong_hoc: `
      Không quay cóp; nhắc bạn cùng bàn giữ như mình trong {2-2 học kỳ} @nam
      Lễ phép với thầy cô, người lớn; không bị nhắc nề nếp trong {5-9 tháng} @nam
      Nhận kèm một bạn hay nghỉ học trở lại lớp đều, trong {2-4 tháng} #doi-ban-cung-tien`,
    doanh_nghiep: `
      Giữ chỗ làm ngăn nắp, cuối ca tự dọn, đủ {100-200/20 ca} @nam
      Nhường bạn có con nhỏ {4-8 lượt} đổi ca trong năm @nam`,
    cong_chuc_vien_chuc: `
      Không hút thuốc ở công sở; nhắc khách nhẹ nhàng, ghi lại {5-12 lượt}
      Mỗi ngày cười và chào dân trước khi hỏi việc, tự chấm đủ {9-11 tháng} @nam #cong-so-than-thien`,
    luc_luong_vu_trang: `
      Kính trọng, lễ phép với dân; không có phản ánh nào trong {4-4 quý} @nam
      Giúp {2-4 lượt} đồng đội mới làm quen nền nếp đơn vị`,
  },
  RL3: {
    chung: `
      Thăm {1-3 di tích} của quận và thành phố, chụp ảnh, viết chú thích @2-10 #hanh-trinh-dia-chi-do
      Đọc {2-3 cuốn} sách về {su_quan} #doc-sach
      Gặp và ghi lại {1-3 câu chuyện} của các cô chú cựu chiến binh ở tổ {10-60} @3-12 #nhan-chung
      Dọn dẹp, thắp hương nghĩa trang liệt sĩ {1-3 buổi} @1-7 #den-on-dap-nghia
      Thi tìm hiểu {su_quan}, đạt từ {70-90/5} điểm trở lên @3-12 #thi-tim-hieu
      Sưu tầm {5-12 tấm} ảnh xưa về {kenh8} cho góc truyền thống #goc-truyen-thong
      Thuộc {3-6 bài} hát truyền thống và hát cùng chi đoàn #hat-truyen-thong
      Dự lễ thắp nến tri ân các liệt sĩ cùng chi đoàn, đưa theo {1-3 bạn} @7 #den-on-dap-nghia
      Kể {1-3 chuyện} lịch sử cho thiếu nhi sinh hoạt hè @6-8 #he-thieu-nhi
      Thăm gia đình chính sách ở tổ {10-60}, {1-3 lượt} @1-7 #den-on-dap-nghia
      Xem {2-4 phim} tài liệu lịch sử và viết cảm nhận ngắn`,
    truong_hoc: `
      Đạt từ {8-9} điểm trở lên môn Lịch sử ở {1-2 học kỳ} @nam
      Làm {1-2 tập san} về người mang tên trường, tên lớp #tap-san
      Diễn {1-2 hoạt cảnh} lịch sử trong giờ chào cờ #chao-co`,
    doanh_nghiep: `
      Viết {1-2 bài} về những người thợ lâu năm của công ty, gửi bản tin {thang} #ban-tin
      Cùng tổ đi bảo tàng {1-2 lần} vào ngày nghỉ #hanh-trinh-dia-chi-do`,
    cong_chuc_vien_chuc: `
      Soạn {1-2 tờ} giới thiệu lịch sử cơ quan cho người mới #goc-truyen-thong
      Tổ chức {1-2 buổi} gặp các cô chú hưu trí của cơ quan @2-11 #nhan-chung`,
    luc_luong_vu_trang: `
      Học truyền thống lực lượng, thi đạt {2-3 phần} @6-10 #thi-tim-hieu
      Nhận chăm sóc một gia đình liệt sĩ, thăm {4-8 lượt} trong năm @nam #den-on-dap-nghia`,
  },
  RL4: {
    chung: `
      Dự {2-3 buổi} phổ biến pháp luật ở {noi} #pho-bien-phap-luat
      Đọc {1-2 luật} có ích cho thanh niên và tóm tắt cho chi đoàn #doc-luat
      Phát {30-80/10 tờ} rơi về phòng, chống ma tuý ở {pho8} @5-11 #phong-chong-ma-tuy
      Thi tìm hiểu pháp luật trực tuyến, làm đủ {2-4 vòng} #thi-tim-hieu
      Không vi phạm pháp luật; nhà mình treo bảng gia đình văn hoá cả năm @nam
      Cảm hoá, rủ {1-2 bạn} chậm tiến cùng chơi thể thao #ket-ban
      Nhắc {5-12 hộ} trong hẻm không lấn chiếm lề đường #via-he-thong-thoang
      Nhận hướng dẫn bà con tổ {10-60} phòng cháy trong nhà, {1-3 buổi} #phong-chay`,
    do_thi: `
      Đăng ký nghĩa vụ quân sự đúng hạn, khám tuyển đúng ngày; vận động {1-3 bạn} cùng đi
      Tuần tra đêm cùng dân phòng tổ {10-60}, {4-10 buổi} #tuan-tra-dem
      Đăng ký tạm trú giúp {3-8 bạn} công nhân thuê trọ ở hẻm {12-240} #nha-tro-an-toan`,
    truong_hoc: `
      Đóng {1-2 vai} trong phiên toà giả định của trường @9-12 #phien-toa-gia-dinh
      Ký và giữ cam kết không bạo lực học đường suốt {2-2 học kỳ} @nam
      Vẽ {1-3 tranh} tuyên truyền pháp luật treo ở lớp #tranh-tuyen-truyen`,
    doanh_nghiep: `
      Đọc kỹ nội quy lao động, giúp {2-5 bạn} hiểu quyền của mình #hieu-luat-lao-dong
      Giữ an toàn lao động, không vi phạm trong {9-12 tháng} @nam #an-toan-lao-dong`,
    cong_chuc_vien_chuc: `
      Trực tư vấn pháp luật miễn phí cho dân {2-5 buổi} #tu-van-phap-luat
      Soạn {2-4 câu hỏi đáp} về thủ tục {ho_so} cho bảng tin quận #pho-bien-phap-luat`,
    luc_luong_vu_trang: `
      Nói chuyện phòng, chống tội phạm ở {2-4 tổ dân phố} #pho-bien-phap-luat
      Hướng dẫn {20-60/5 hộ} kinh doanh ký cam kết phòng cháy #phong-chay`,
  },
  RL5: {
    chung: `
      Kể {1-3 mẩu chuyện} về Bác trong sinh hoạt chi đoàn #ke-chuyen-bac
      Đọc {1-2 cuốn} sách về Bác và ghi lại điều làm được #doc-sach
      Viết nhật ký làm theo Bác về {duc_bac}, mỗi tháng một trang, đủ {9-12 trang} @nam #nhat-ky-lam-theo-bac
      Làm theo lời Bác về tiết kiệm: giảm {5-15} phần trăm tiền điện của nhà mình
      Đăng ký {1-2 việc} làm theo Bác và báo lại chi đoàn vào {thang} #lam-theo-bac
      Thuộc {2-4 bài} hát về Bác và dạy cho thiếu nhi @4-9 #he-thieu-nhi
      Xem triển lãm về Bác ở bến Nhà Rồng, viết cảm nhận @4-9 #hanh-trinh-dia-chi-do
      Góp {2-5 quyển} sách vào tủ sách Bác Hồ của chi đoàn #tu-sach
      Dậy sớm, đúng giờ theo gương Bác, tự chấm đủ {6-10 tháng} @nam
      Dự hội thi kể chuyện về Bác, luyện {1-2 câu chuyện} @4-6 #ke-chuyen-bac
      Đề cử {1-2 tấm gương} người tốt ở tổ {10-60} cho bản tin phường #nguoi-tot-viec-tot`,
    truong_hoc: `
      Làm đúng năm điều Bác dạy, cuối tuần tự chấm, đủ {20-32/2 tuần} @nam
      Trang trí góc làm theo Bác của lớp, thay bài {2-4 lần} #goc-bac-ho
      Nuôi heo đất làm theo Bác, góp {30-100/10 nghìn đồng} mua tập cho bạn #heo-dat`,
    doanh_nghiep: `
      Tiết kiệm nguyên liệu theo gương Bác, giảm {1-3} phần trăm hàng lỗi ở tổ
      Góp {1-2 ngày} lương vào quỹ Vì công nhân nghèo #vi-cong-nhan`,
    cong_chuc_vien_chuc: `
      Đăng ký nêu gương về {duc_bac}, báo cáo trước chi đoàn {2-4 lần} #lam-theo-bac
      In hai mặt giấy, giảm {1-3 ram} giấy mỗi quý ở phòng mình @nam`,
    luc_luong_vu_trang: `
      Làm theo sáu điều Bác dạy lực lượng mình, tự soi mỗi tháng, đủ {11-12 tháng} @nam #lam-theo-bac
      Mỗi tuần một việc tốt vì dân, ghi sổ {30-48/2 việc} #nghin-viec-tot`,
  },
  HD1: {
    chung: `
      Hướng dẫn {3-8 hộ} buôn bán ở {cho8} ghi sổ, niêm yết giá #cho-van-minh
      Vận động {2-5 hộ} dùng hàng Việt, kể lại kinh nghiệm ở chi đoàn #hang-viet
      Tình nguyện ở ngày hội việc làm {1-2 ngày} @3-11 #ngay-hoi-viec-lam
      Đề xuất {1-2 ý tưởng} làm đẹp, làm tiện cho {noi} #y-tuong-tre
      Giúp cha mẹ đưa hàng của nhà lên mạng, đăng {10-30/5 bài} #chuyen-doi-so
      Thu thập ý kiến {20-40/5 hộ} về nhu cầu học nghề của thanh niên @2-6 #khao-sat-viec-lam
      Dạy tin học cơ bản cho {3-6 cô chú} tiểu thương {cho8} #chuyen-doi-so`,
    do_thi: `
      Giới thiệu việc làm cho {1-4 bạn} thanh niên ở tổ {10-60} #ngay-hoi-viec-lam
      Học nghề {nghe_pho} và nhận việc trong {thang} #hoc-nghe
      Vay vốn thanh niên làm điểm {nghe_pho}, trả góp đúng hạn {6-10 kỳ} #lap-nghiep
      Phụ tổ dân phố {10-60} rà hộ nghèo, cập nhật {15-40/5 phiếu} @9-12 #khao-sat-viec-lam
      Nhận trồng và bán {20-60/10 chậu} kiểng ở {kenh8} dịp Tết @1-2 #cho-hoa-xuan`,
    truong_hoc: `
      Kèm {1-3 bạn} học yếu lên ít nhất một bậc ở môn {mon_hoc} #doi-ban-cung-tien
      Đạt danh hiệu học sinh giỏi trong {1-2 học kỳ} @nam
      Nghiên cứu một đề tài nhỏ về {kenh8}, nộp {1-1 báo cáo} trong {thang} #khoa-hoc-tre
      Làm {1-2 sản phẩm} dự thi sáng tạo trẻ @10-12 #khoa-hoc-tre`,
    doanh_nghiep: `
      Đề xuất {1-2 sáng kiến} giảm thao tác thừa ở chuyền #sang-kien-tre
      Vượt định mức {2-5} phần trăm trong {3-8 tháng} @nam
      Kèm {1-3 công nhân} mới cho vững tay nghề #kem-nghe
      Thi thợ giỏi cấp công ty ở {1-2 phần} @5-10 #tho-gioi`,
    cong_chuc_vien_chuc: `
      Rút ngắn hồ sơ {ho_so} còn {2-4 ngày} #cai-cach-hanh-chinh
      Trực sáng thứ bảy giải quyết hồ sơ cho dân {4-10 buổi} #ngay-thu-bay-tinh-nguyen
      Số hoá {100-250/25 hồ sơ} {ho_so} #cai-cach-hanh-chinh`,
    luc_luong_vu_trang: `
      Làm giấy tờ lưu động cho {10-30/5 cụ} già yếu tại nhà #vi-dan-phuc-vu
      Góp {2-4 ngày} công sửa nhà cho hộ khó khăn #mai-am`,
  },
  HD2: {
    chung: `
      Giới thiệu {1-2 thanh niên} ưu tú vào Đoàn #ket-nap-doan
      Đóng đoàn phí đúng ngày {5-20} hằng tháng @nam
      Mời {2-5 bạn} thanh niên cùng dự ngày đoàn viên #ngay-doan-vien
      Nhận phụ trách {3-8 buổi} sinh hoạt nhi đồng ở {noi} @5-9 #he-thieu-nhi
      Viết {2-4 tin} về chi đoàn cho trang của phường #ban-tin
      Tham gia câu lạc bộ {clb}, không vắng quá {2-3} buổi @nam #cau-lac-bo
      Soạn và dẫn {1-2 buổi} sinh hoạt chi đoàn #dan-sinh-hoat
      Thiết kế {2-4 tấm} áp phích cho hoạt động của chi đoàn
      Tập {2-4 tiết mục} văn nghệ cho hội diễn của Đoàn @3-11 #van-nghe
      Thi đấu {mon} trong đội của Đoàn, tập {10-20/2 buổi} @3-10 #the-thao
      Rủ {1-3 bạn} công nhân ở trọ hẻm {12-240} vào chi hội thanh niên #ket-nap-hoi
      Giữ sổ chi đoàn sạch, ghi đủ {9-12 tháng} @nam`,
    truong_hoc: `
      Giúp {2-4 bạn} lớp mình học lớp cảm tình Đoàn #ket-nap-doan
      Phụ trách {1-2 lớp} Đội ở trường cấp hai cạnh trường #phu-trach-doi
      Vận động đủ {1-2 phong trào} kế hoạch nhỏ của lớp #ke-hoach-nho`,
    doanh_nghiep: `
      Vận động {2-4 công nhân} trẻ vào Đoàn, Hội #ket-nap-doan
      Tổ chức {1-2 buổi} sinh nhật tập thể cho bạn xa nhà #am-tinh-xa-nha`,
    cong_chuc_vien_chuc: `
      Viết {2-3 bài} giới thiệu đoàn viên làm việc tốt ở cơ quan #ban-tin
      Giúp chi đoàn khu phố kết nghĩa {2-4 buổi} sinh hoạt #ket-nghia`,
    luc_luong_vu_trang: `
      Kết nghĩa với chi đoàn khu phố, cùng sinh hoạt {2-4 buổi} #ket-nghia
      Hướng dẫn võ tự vệ cho {10-20/2 bạn} đoàn viên @3-10 #vo-tu-ve`,
  },
  HD3: {
    chung: `
      Hiến máu tình nguyện {1-2 lần} nếu đủ điều kiện #hien-mau
      Góp {2-5 phần} quà Tết cho hộ khó khăn ở tổ {10-60} @1-2 #xuan-tinh-nguyen
      Dạy kèm {1-3 em} nhỏ nhà nghèo ở hẻm {12-240} #gia-su-ao-xanh
      Nấu và phát {20-60/10 suất} cháo ở bệnh viện #noi-chao-yeu-thuong
      Thăm mái ấm, nhà mở {1-3 lượt}, chơi với các em #mai-am
      Quyên góp {5-15 quyển} sách giáo khoa cho năm học mới @6-9 #sach-cu-nghia-moi
      Sửa điện, quét vôi giúp {1-2 nhà} neo đơn ở hẻm {12-240} #mai-am
      Giúp việc nhà cho một cụ neo đơn, mỗi tháng một buổi, đủ {6-11 buổi} @nam #ao-am
      Gây quỹ ve chai, góp {100-300/50 nghìn đồng} mua bảo hiểm y tế cho người nghèo #ve-chai-nghia-tinh
      Bán hàng giúp gian hàng không đồng {2-4 buổi} ở {noi} #gian-hang-khong-dong
      Tiếp sức mùa thi {2-4 ngày} ở điểm thi trong quận @6-7 #tiep-suc-mua-thi`,
    do_thi: `
      Cắt tóc miễn phí cho {10-20/2 em} nhỏ khu phố @5-8 #he-tinh-nguyen
      Đưa đón {1-2 cụ} già đi khám sức khoẻ, {2-6} lượt trong năm @nam #ao-am`,
    truong_hoc: `
      Tặng bạn nghèo {1-2 bộ} đồng phục còn tốt @7-9 #sach-cu-nghia-moi
      Gói {10-30/5 chiếc} bánh chưng xanh tặng người già @1-2 #xuan-tinh-nguyen`,
    doanh_nghiep: `
      May {10-30/5 túi} vải từ vải vụn tặng bếp ăn từ thiện #vai-vun-nghia-tinh
      Góp {1-2 ngày} công sửa nhà cho công nhân khó khăn #mai-am`,
    cong_chuc_vien_chuc: `
      Nhận đỡ đầu một em học sinh nghèo, giúp {6-10 tháng} @nam #do-dau
      Tư vấn hồ sơ bảo hiểm y tế miễn phí cho {15-40/5 người} #tu-van-mien-phi`,
    luc_luong_vu_trang: `
      Hiến máu cứu người {1-2 lần}, có mặt khi bệnh viện gọi #hien-mau
      Chở {4-10 lượt} thí sinh kẹt xe đến điểm thi @6-7 #tiep-suc-mua-thi`,
  },
  HD4: {
    chung: `
      Tham gia {2-5 buổi} Chủ nhật xanh dọn rác {kenh8} #chu-nhat-xanh
      Vớt rác, lục bình trên {kenh8} {1-3 buổi} bằng ghe @2-11 #dong-kenh-xanh
      Xoá quảng cáo sai chỗ ở {pho8}, {2-4 buổi} #xoa-quang-cao-rao-vat
      Phân loại rác ở nhà và hướng dẫn {4-10 hộ} ở hẻm {12-240} #rac-tai-nguon
      Trồng và chăm {2-6 cây} xanh ở {noi} @5-10 #trong-cay
      Vẽ {1-3 mảng} tường hẻm {12-240} sạch đẹp @2-9 #hem-buc-hoa
      Giữ trước nhà không rác, mỗi chủ nhật quét hẻm, đủ {20-44/4 lần} @nam
      Đổi {5-15 kg} giấy vụn, vỏ lon lấy cây xanh @3-11 #doi-rac-lay-cay
      Không dùng túi ni lông khi đi {cho8}; vận động {3-8 người} cùng làm #giam-ni-long
      Diệt lăng quăng ở {15-40/5 hộ} tổ {10-60} @5-11 #diet-lang-quang
      Nhận chăm {4-12 bồn} hoa ven {kenh8} #dong-kenh-xanh`,
    truong_hoc: `
      Trực nhật sân trường không rác, {10-20/2 buổi} #san-truong-xanh
      Làm {3-8 chậu} cây từ chai nhựa cho hành lang lớp #chai-nhua-no-hoa
      Tắt đèn, quạt khi ra khỏi lớp, tự ghi sổ {20-32/2 tuần}`,
    doanh_nghiep: `
      Thu gom vải vụn, nhựa thừa đúng chỗ, mỗi tháng {5-15 kg} @nam #rac-tai-nguon
      Trồng {3-8 cây} xanh trong khuôn viên xưởng @5-10 #trong-cay`,
    cong_chuc_vien_chuc: `
      Giữ công sở xanh, sạch; chăm {4-10 chậu} cây ở phòng làm việc #cong-so-xanh
      Dùng bình nước riêng, bỏ chai nhựa một lần, giữ được {6-11 tháng} @nam`,
    luc_luong_vu_trang: `
      Dọn vệ sinh {2-4 buổi} cùng dân tổ {10-60} #chu-nhat-xanh
      Kiểm tra, nhắc {10-30/5 điểm} để xe, bày hàng lấn vỉa hè #via-he-thong-thoang`,
  },
  HD5: {
    chung: `
      Trực giao thông ở {nga_tu} giờ cao điểm, {3-8 buổi} #an-toan-giao-thong
      Luôn đội mũ bảo hiểm, không vượt đèn đỏ; nhắc {2-5 người} thân cùng giữ
      Phát {30-80/10 tờ} hướng dẫn đi đường an toàn ở {pho8} #an-toan-giao-thong
      Đi xe buýt thay xe máy {30-80/10 lượt} #xe-buyt-xanh
      Thi tìm hiểu Luật Giao thông đường bộ, đạt {80-95/5} điểm trở lên @3-11 #thi-tim-hieu
      Thi lấy giấy phép lái xe trong {thang}, không lái xe khi chưa có giấy phép
      Tập cho {3-8 em} nhỏ biết qua đường an toàn @5-9 #he-thieu-nhi
      Báo {2-5 điểm} đèn hỏng, đường hư ở {pho8} cho phường #mat-tre-thanh-pho
      Nhắc {5-10 hộ} ở {cho8} không để hàng lấn lòng đường #via-he-thong-thoang
      Gắn {2-4 gương} cầu ở góc hẻm khuất cùng chi đoàn @3-10 #hem-an-toan
      Không gọi điện khi lái xe; giữ đúng {9-12 tháng} @nam`,
    truong_hoc: `
      Trực cổng trường an toàn giao thông {4-10 buổi} #cong-truong-an-toan
      Đi xe đạp, xe buýt đến trường {60-120/10 ngày} #xe-buyt-xanh
      Ký cam kết không đi xe máy khi chưa đủ tuổi, giữ {2-2 học kỳ} @nam #cong-truong-an-toan`,
    doanh_nghiep: `
      Kiểm tra phanh, đèn xe cho {5-15 bạn} cùng xưởng @3-11 #xe-tot-ve-nha
      Trực phân luồng trước cổng công ty giờ tan ca {4-10 buổi} #an-toan-giao-thong`,
    cong_chuc_vien_chuc: `
      Đi bộ hoặc xe buýt đi làm {30-80/10 ngày} #xe-buyt-xanh
      Viết {1-2 bài} về văn hoá giao thông cho bảng tin cơ quan #ban-tin`,
    luc_luong_vu_trang: `
      Nói chuyện an toàn giao thông ở {1-3 trường} học @9-12 #an-toan-giao-thong
      Tăng cường trực chốt {6-12 ca} ngày lễ, Tết #an-toan-giao-thong`,
  },
};

const words: Readonly<Record<string, readonly string[]>> = {
  sach: [
    'lịch sử Đảng bộ tỉnh',
    'cuộc đời Chủ tịch Hồ Chí Minh',
    'truyền thống Đoàn Thanh niên',
    'biển đảo quê hương',
    'khởi nghĩa Nguyễn Trung Trực',
    'tình bạn và lối sống đẹp',
  ],
  duc_bac: ['tiết kiệm', 'nói đi đôi với làm', 'trung thực', 'trách nhiệm', 'gần dân', 'giản dị'],
  truyen_thong: [
    'Ngày thành lập Đoàn',
    'chiến thắng 30 tháng 4',
    'quê hương Kiên Giang',
    'chủ quyền biển đảo',
    'Cách mạng Tháng Tám',
    'Đại hội Đoàn các cấp',
  ],
  dia_chi_do: ['đình Nguyễn Trung Trực', 'khu căn cứ U Minh Thượng', 'Hòn Đất', 'Bảo tàng tỉnh', 'núi Bình San'],
  ha_tien: ['đầm Đông Hồ', 'bãi Mũi Nai', 'núi Tô Châu', 'núi Đá Dựng', 'bến tàu Hà Tiên', 'chợ đêm Hà Tiên'],
  u_minh: ['U Minh Thượng', 'Thạnh Yên', 'Minh Thuận', 'An Minh Bắc'],
  kenh: ['kênh Làng Thứ Bảy', 'kênh Năm', 'kênh Mười Bốn', 'kênh xáng Xẻo Rô', 'kênh đầu ấp', 'con rạch sau chợ xã'],
  nghe: [
    'kỹ thuật nuôi trồng',
    'chăm sóc khách hàng',
    'an toàn lao động',
    'quản lý thời gian',
    'nghiệp vụ chuyên môn',
    'tổ chức công việc nhóm',
  ],
  nghe_pho: ['sửa xe máy', 'cắt tóc', 'pha chế nước', 'sửa điện nhà', 'làm bánh', 'sửa điện thoại'],
  cay_trong: ['khóm', 'chuối xiêm', 'bưởi da xanh', 'gừng', 'mãng cầu xiêm', 'hành lá'],
  ho_so: ['người có công', 'bảo hiểm y tế', 'hộ tịch', 'đăng ký kinh doanh', 'trợ cấp xã hội', 'giới thiệu việc làm'],
  mon: ['bóng đá', 'bóng chuyền', 'cầu lông', 'kéo co', 'việt dã', 'cờ tướng'],
  thang_hoc: ['học kỳ I', 'học kỳ II', 'năm học'],
  su_quan: [
    'lịch sử Quận 8',
    'truyền thống Đoàn Thanh niên',
    'lịch sử Sài Gòn – Gia Định',
    'Chiến dịch Hồ Chí Minh',
    'biển đảo Việt Nam',
    'Ngày thành lập Đoàn',
  ],
  noi: ['nhà văn hoá phường', 'công viên khu phố', 'nhà thiếu nhi quận', 'sân trường tiểu học', 'trụ sở khu phố'],
  duc_song: ['lòng biết ơn', 'tình bạn', 'nghị lực sống', 'nếp sống đẹp', 'tình làng nghĩa xóm'],
  kenh8: ['kênh Tàu Hủ', 'kênh Đôi', 'rạch Ông Lớn', 'rạch Xóm Củi', 'bến Bình Đông', 'rạch Bà Tàng', 'rạch Ụ Cây'],
  pho8: ['đường Phạm Thế Hiển', 'đường Tùng Thiện Vương', 'đường Hưng Phú', 'đường Dạ Nam', 'đường Bến Bình Đông', 'đường Bùi Minh Trực'],
  cho8: ['chợ Xóm Củi', 'chợ Rạch Ông', 'chợ Phạm Thế Hiển', 'chợ Nhị Thiên Đường'],
  nga_tu: ['chân cầu Chữ Y', 'chân cầu Nguyễn Tri Phương', 'ngã ba Tạ Quang Bửu', 'chân cầu Nhị Thiên Đường', 'vòng xoay Tùng Thiện Vương'],
  clb: ['tiếng Anh', 'kỹ năng', 'đàn ghi-ta', 'truyền thông', 'tổ chức trò chơi'],
  mon_hoc: ['Toán', 'Vật lý', 'Hoá học', 'Tiếng Anh', 'Ngữ văn'],
};

export interface Task {
  text: string;
  /** Empty when the sentence sets no number. */
  amount: string;
  measure: string;
  /** The months of the calendar in which it may be due. */
  months: readonly [first: number, last: number] | 'end of year';
  /** The code of the activity, '' when there is none. */
  activity: string;
}

const linePattern = /^(?<words>.+?)(?: @(?<first>\d+|nam)(?:-(?<last>\d+))?)?(?: #(?<activity>[a-z0-9-]+))?$/u;

const template = (line: string) => {
  const { words: sentence, first, last = first ?? '12', activity = '' } = linePattern.exec(line)!.groups!;
  const months: Task['months'] = first === 'nam' ? 'end of year' : [Number(first ?? 1), Number(last)];
  return { sentence: sentence!, months, activity };
};
type Template = ReturnType<typeof template>;

const templates = (lines = '') =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(template);

/** Criterion → bloc → the sentences a member of that bloc may write; the bloc's own come up twice as often. */
const read = (bank: Bank): ReadonlyMap<string, ReadonlyMap<Bloc, readonly Template[]>> =>
  new Map(
    Object.entries(bank).map(([criterion, lines]) => [
      criterion,
      new Map((Object.keys(blocs) as Bloc[]).map((bloc) => [bloc, [lines.chung, lines[bloc], lines[bloc]].flatMap(templates)])),
    ]),
  );

const banks = { kg: read(kienGiang), q8: read(quan8) };
export type SampleRoot = keyof typeof banks;

/** How many sentences each criterion has. */
export const bankSizes: Readonly<Record<string, number>> = Object.fromEntries(
  [kienGiang, quan8].flatMap((bank) =>
    Object.entries(bank).map(([criterion, lines]) => [criterion, Object.values(lines).flatMap(templates).length]),
  ),
);

const slot = /\{(?:(?<min>\d+)-(?<max>\d+)(?:\/(?<step>\d+))?(?: (?<unit>[^}]+))?|(?<word>[a-z0-9_]+))\}/gu;

/** One thing to do, for a member of `bloc`, against `criterion`. */
export const drawTask = (chance: Random, root: SampleRoot, criterion: string, bloc: Bloc): Task => {
  const { sentence, activity, ...drawn } = chance.pick(banks[root].get(criterion)!.get(bloc)!);
  let { months } = drawn;
  let [amount, measure] = ['', ''];
  const text = sentence.replace(slot, (...match) => {
    const { min, max, step = '1', unit, word } = match.at(-1) as Record<string, string | undefined>;
    if (word === 'thang') {
      const due = chance.int(5, 11);
      months = [due, due];
      return `tháng ${due}`;
    }
    if (word) return chance.pick(words[word]!);
    const steps = Math.floor((Number(max) - Number(min)) / Number(step));
    const number = String(Number(min) + Number(step) * chance.int(0, steps));
    if (!unit) return number;
    [amount, measure] = [number, unit];
    return `${number} ${unit}`;
  });
  return { text, amount, measure, months, activity };
};
