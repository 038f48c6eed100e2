/**
 * The words by which a text is judged to name a person, or not: families, given names, what people are called by, whom
 * streets and schools are named after, what stands before such names. Everything here is a list; the judging is in `names.ts`.
 */

const list = (words: string): readonly string[] => words.split(/[\s,]+/).filter((word) => word !== '');
const phrases = (words: string): readonly string[] => words.split(',').map((phrase) => phrase.trim());

/** Family names that with one more name are a person. */
export const familiesOfTwo: ReadonlySet<string> = new Set(list('nguyễn trần lê phạm huỳnh bùi đặng võ đỗ ngô trịnh'));
/** Family names that are a person with two more names. */
export const families: ReadonlySet<string> = new Set([...familiesOfTwo, ...list('hoàng phan vũ hồ dương lý trương đinh')]);
/**
 * Family names that are ordinary words as well, or parts of places: with Văn or Thị behind them, or where the whole run
 * of capitals is as long as a name and its middle is a usual one.
 */
export const commonFamilies: ReadonlySet<string> = new Set(
  list(`
    âu bạch bành bế cao cầm châu chế chu cù danh diệp doãn đàm đàng đào đoàn giang hà hàn hứa khổng khưu kiên kiều kim la lại lâm liêu
    lò lục lữ lương lưu mạc mai mùa nghiêm ninh nông ông phùng quàng quách sơn sùng tạ tăng thạch thái thân thào tiêu tòng tô tôn tống
    trầm triệu từ vàng vừ vương vi lường giàng ung lầu kha nguỵ ngụy mã sầm khuất hờ tráng chang cháng lù lừu sình thền lư não hán bồ phù nhan mạch uông trác khúc giáp ngạc phàn tẩn chìu ôn cứ hạng xồng điêu tiết vưu chiêm
    chảo lâu thiều bàn tất
  `),
);
/** Families of Khmer, Chăm, Mông and of the highlands that are no other word: one more name, and they are a person. */
export const rareFamilies: ReadonlySet<string> = new Set(
  list(`
    chau neáng néang neang neàng ka ya giàng sùng thào ksor siu rmah rcom rơchăm kpă kpuih niê mlô byă êban ayun hmok hmoc rơlan rahlan pơloong blúp
    mohamad mohammad mohamed abdoul abdul điểu rơ mohamath mohamach muhammad zơrâm bríu bhnước alăng arâl hôih cil kră kơsă lơmu chamaléa katơr pinăng
  `),
);
/** What stands behind the family in names of Khmer, Hoa and Mông people. */
export const minorityMiddles: ReadonlySet<string> = new Set(list('sóc sà sô hớn chanh mí mẩy mùi láo lở chàn sành seo sáy sa bá'));
/** Families of the Chăm that are ordinary words: two given names behind them where a text begins, and they are a person. */
export const wordFamilies: ReadonlySet<string> = new Set(
  list('bá báo đạo đạt đổng dụng hàm lộ mang miêu qua quảng sử thập thông trượng xích ức vạn'),
);
/** Family names that even without marks are no other word. */
export const surelyUnmarked: ReadonlySet<string> = new Set(list('nguyen tran pham huynh hoang bui trinh'));

/** Middle and given names that are usual, in the spelling of either school. */
export const givenNames: ReadonlySet<string> = new Set(
  list(`
    an anh ánh ảnh ân bách bảo bích bình bội bửu cẩm cảnh chi chí chiến công cường cương đại đan đạt diễm diệu diễn dung dũng duy duyên
    đăng đình đông đức gia giàu giang hà hạ hải hân hạnh hào hảo hằng hậu hiền hiển hiếu hoa hoà hòa hoài hoàng hồng huệ hùng huy huyền
    hương hường hữu kha khải khang khánh khoa khôi kiệt kiều kim kỳ lam lan lâm lê liên liễu linh loan lộc long luân lực ly mai mạnh mẫn
    minh my mỹ nam nga ngân nghi nghĩa nghiêm ngọc nguyên nguyệt nhã nhân nhật nhi nhiên nhung như nhựt oanh phát phi phong phú phúc phước
    phương phượng quân quang quế quốc quý quyên quyền quỳnh sang sáng sơn tài tâm tân tấn thạch thái thanh thành thảo thắm thắng thế thi
    thiên thiện thịnh thoa thơ thơm thông thu thuận thục thuý thúy thuỳ thùy thuỷ thủy thư thương thy tiên tiến tín toàn trà trâm trân
    trang tri trí triết trinh trọng trúc trung trường tú tuấn tuệ tùng tuyên tuyền tuyết tường tỵ uyên vân vi viên việt vinh vũ vương vy
    xuân ý yên yến văn thị bé út nhớ nở lành lụa mận bưởi tráng na bông cúc đào đoan điệp gấm hiệp hiệu hợp hưng khiêm khuê kỷ lài lệ liêm
    lợi lượng mến nết ngà nghị ngoan nương phấn phụng quyết sen sinh thạnh thiết thoại thới thục thức tiền tình tính trác trạch trị triều
    trực vệ vĩ vĩnh viễn vượng xuyến sương tố tịnh thẩm nguyện huấn hoạt hoan hiên giao giáp dư dân dương đô đồng điền diện chương chung
    chuẩn chúc chánh cần cơ mộng dịu tráng khuyên lựu hớn bội trúc châu thọ năng quí ái cúc vỹ thuỵ thoan lượm sên khôn ngoãn
  `),
);

/** Words with a capital that follow such a title and are no name: offices, bodies, peoples. */
export const noNames: ReadonlySet<string> = new Set(
  list(`
    ấp ban bác bí bộ bch btv bts bậc bên ba-na cán cách chi chính chủ cộng cụ cựu dân đảng đại đoàn đội đồng đ/c giám giáo hiệu học hội hưu khối
    tiểu vẽ khoá khóa toán khu lãnh lào lớp liệt mầm mẫu mẹ mttq người nông nhà nhi nhân nữ phó phòng phụ phường quận tỉnh huyện quý sinh tại tháng thiếu thôn thường tổ tổng trưởng
    thím dượng mợ dì trong trường tuyên tư-lệnh uỷ ủy ubnd vnah việt xã xung y đỏ nguyên tàn khuyết lao thợ kỹ em anh chị cô chú ông bà bạn
    khmer khơ-me mông chồi lá
  `),
);
/** The same in two words, where the first may be a name. */
export const noNamePhrases: ReadonlySet<string> = new Set(
  phrases(`
    trung ương, thành đoàn, thị đoàn, công an, công nhân, công chức, quân đội, quân sự, quân nhân, quân khu, thanh niên, thanh tra, nam nữ, tình nguyện, bình dân, hải quân, sơn ca,
    hoa mai, hoa hồng, nghĩa vụ, bảo vệ, bảo mẫu, văn phòng, văn thư, kế toán, quản lý, quản trị, minh tinh, trung đội, trung tá, đại uý, long an,
    công giáo, việt nam, tân binh, hiền tài, viên chức, an ninh, khoa học
  `),
);
/** Words of two given names that are said of people in small letters. */
export const ordinaryGiven: ReadonlySet<string> = new Set(
  phrases(`
    hân hoan, hạnh phúc, hiếu thảo, phát huy, huy hiệu, hưng thịnh, khang trang, khang kiện, ngọc ngà, phượng vĩ, thịnh vượng, lộc xuân, tuấn tú, thảo hiền, linh tính,
    linh tinh, phục hưng, chấn hưng, lộc vừng, yến sào, huệ trắng, tuyết trắng, hùng tráng
  `),
);
/** Places and things of two words that are also names of people. */
export const places: ReadonlySet<string> = new Set(
  phrases(`
    hoà bình, hòa bình, tân bình, bình an, bình dương, bình minh, minh thuận, thuận an, an minh, an giang, an bình, tân hưng, hưng yên, long an,
    long xuyên, kiên giang, hà giang, hậu giang, tiền giang, bình thuận, ninh thuận, thái bình, bình phước, phú quốc, phú yên, phú thọ,
    vĩnh long, vĩnh phúc, quảng ninh, lạng sơn, sơn la, lâm đồng, đồng nai, đồng tháp, thanh bình, thanh tân, hoa mai, hoa hồng, hoa sen,
    hoa lan, hoa cúc, ngọc lan, kim đồng, kim cương, quang trung, đại dương, thái dương, bạch mai, thiên an, tân an, tân phú, tân châu,
    châu phú, phú tân, phú mỹ, mỹ đức, mỹ lâm, vĩnh thuận, vĩnh phú, thạnh an, thạnh lộc, hiệp thành, xuân hoà, gia đình, thiên nhiên, nhân dân
  `),
);
/** Of these syllables names of communes and hamlets are made; a pair of them is rather a place. */
export const placeSyllables: ReadonlySet<string> = new Set(
  list(`
    an bình châu đông đức định giang hà hải hiệp hoà hòa hưng khánh kiên lạc lâm lập lộc lợi long minh mỹ nam ngãi ngọc nhơn ninh phong phú phước
    quới sơn tân tây thái thành thanh thạnh thới thuận tiên trung vân viễn vĩnh xuân yên quang hậu điền trạch
  `),
);
/** Those whom everybody knows by a title and one name. */
export const knownByTitle: ReadonlySet<string> = new Set(
  phrases(`
    bác hồ, cụ hồ, bác tôn, cụ phan, cụ nguyễn, cụ đồ, chị sứ, anh trỗi, chị sáu, bà trưng, bà triệu, bà chúa, ông táo, ông già, bà đen, mẹ thứ,
    ông địa, chị dậu, bác h, bác ái, cô tô, chú cuội, chị hằng, ông công, mẹ suốt, mẹ tơm, bác giáp, ông bổn, chú hề, anh cả, cô bắc, bé chăm, cô tiên, nhóc maruko, ngoại giao, nội vụ, cu ba, cu đê
  `),
);

/** Ordinary words that begin like a family name; in headings they have capitals. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  phrases(`
    vũ trang, vũ khí, vũ trụ, vũ điệu, vũ đạo, vũ khúc, lý luận, lý tưởng, lý lịch, lý do, lý thuyết, lý thú, lý sơn, hồ sơ, hồ bơi,
    hồ nước, hồ tiêu, hồ gươm, hồ tây, hồ hởi, hồ chứa, võ thuật, võ cổ, võ đường, võ sĩ, võ sinh, phạm vi, phạm pháp, phạm tội,
    phạm luật, đỗ xe, đỗ đạt, đỗ đại, đỗ tốt, dương lịch, dương cầm, dương tính, dương đông, dương tơ, trần nhà, trần gian, trần thế,
    trần đề, hoàng hôn, hoàng gia, hoàng sa, hoàng đế, hoàng thành, phan thiết, phan rang, trương hợp, lê nin, lê la, lê lết, trần trụi, trần thuật, đặng mà, bùi ngùi, bùi nhùi, vũ phu, hồ quảng, hồ cá, hồ đập,
    hồ thuỷ, hồ thủy, dương vật, dương xỉ, dương liễu, đinh ninh, đinh vít, lý giải, lý sự, đỗ quyên, võ vẽ, ngô nghê, ngô đồng, ngô lai,
    mai chi, mai sau, mai này, mai vàng, cao đẳng, cao điểm, cao cấp, cao su, cao tốc, cao nguyên, cao lãnh, cao bằng, cao thủ, cao đài,
    hà nội, hà tiên, hà giang, hà nam, hà tĩnh, lâm đồng, lâm nghiệp, lâm thời, kim đồng, kim chỉ, kim cương, kim loại, kim khí, kim ngạch,
    châu thành, châu á, châu âu, châu phi, châu đốc, châu mỹ, thái lan, thái bình, thái nguyên, sơn la, sơn tây, sơn nam, kiên giang,
    kiên hải, kiên lương, kiên trì, đoàn viên, đoàn thanh, đoàn cơ, đoàn phường, đoàn xã, đoàn khối, đoàn trường, đoàn khoa, đoàn kết,
    đoàn thể, đoàn hội, đoàn đội, đoàn kinh, đoàn quận, đoàn tỉnh, đoàn trực, đoàn bộ, đào tạo, đào hoa, tạ ơn, tạ từ, tô châu,
    tô màu, tô điểm, tô thắm, lưu học, lưu niệm, lưu trữ, lưu ý, lưu động, lưu bút, danh sách, danh hiệu, danh dự, danh nhân, danh lam,
    thạch cao, thạch sanh, tăng cường, tăng trưởng, tăng gia, danh mục, danh thắng, danh tướng, danh bạ, danh ngôn, danh ca, danh tiếng, danh nghĩa,
    thạch động, thạch anh, thạch bàn, thạch tín, thạch nhũ, thạch thất, tăng tốc, tiêu chí, tiêu chuẩn, tiêu biểu, tiêu thụ, từ thiện, từ điển,
    tống biệt, quang cảnh, giang thành, ninh bình, ninh kiều, vương quốc, hứa hẹn, nghiêm túc, lương thực, lương tâm, lương y, thân thiện,
    thân ái, thân yêu, thân nhân, liêu trai, khổng lồ, khổng tử, la hét, la bàn, lữ hành, lữ đoàn, lục bình, lục địa, diệp lục, doãn lãm,
    triệu đồng, triệu phú, sơn thuỷ, sơn cửa, bạch đằng, bạch dương, bạch tuộc, âu lạc, âu cơ, âu tàu, chu đáo, chu kỳ, cù lao, cù nhây,
    hồ con, bàn giao, bàn ghế, bàn tay, bàn cờ, bàn thờ, bàn tròn, lâu đài, cứ điểm, hạng mục, hạng nhất, hạng nhì, hạng ba, tiết mục, tiết kiệm, tiết học, tiết canh,
    la liệt, đàm thoại, đàm phán, hàn lâm, hàn quốc, ông bà, ông cha, tất cả, tất niên, tất bật, tất yếu, mạc tư, kiều bào, kiều diễm, tôn giáo, tôn trọng, tôn vinh, tôn sư
  `),
);

/** Three words of which the first looks like a family without marks, and the others like given names. */
export const ceremonies: readonly string[] = phrases(`
  lễ phát động, lễ trưởng thành, lễ dâng hương, lễ dâng hoa, lễ tri ân, lễ tuyên dương, lễ khai giảng, lễ khánh thành, lễ tình nguyện,
  lễ hoa đăng, lễ công bố, lễ động thổ, lễ thông xe, lễ bảo vệ, lễ truyền thống, lễ xuất quân, lễ an táng, lễ phật đản, lễ giáng sinh,
  phản ánh ý, phần thi đố, phần thi tài, phần thi cá, phân công trực, phân công nhân, phân công tổ, võ cổ truyền
`);

/** People and places whom tasks, streets, schools and drives are named after. */
export const wellKnown = phrases(`
  Hồ Chí Minh, Nguyễn Ái Quốc, Nguyễn Tất Thành, Nguyễn Sinh Cung, Nguyễn Sinh Sắc, Hoàng Thị Loan, Võ Nguyên Giáp, Tôn Đức Thắng, Phạm Văn Đồng,
  Lê Duẩn, Lê Hồng Phong, Lê Đức Thọ, Trường Chinh, Trần Phú, Hà Huy Tập, Nguyễn Văn Cừ, Nguyễn Văn Linh, Nguyễn Thị Minh Khai, Nguyễn Thị Định,
  Nguyễn Thị Bình, Nguyễn Hữu Thọ, Nguyễn Chí Thanh, Nguyễn Lương Bằng, Nguyễn Phú Trọng, Nguyễn Xuân Phúc, Nguyễn Tấn Dũng, Nguyễn Minh Triết,
  Trần Đại Quang, Võ Văn Kiệt, Võ Văn Tần, Phan Văn Khải, Phạm Hùng, Lý Tự Trọng, Nguyễn Văn Trỗi, Võ Thị Sáu, Võ Thị Thắng, Lê Văn Tám,
  Lê Thị Riêng, Lê Thị Hồng Gấm, Trần Văn Ơn, Nguyễn Thái Bình, Nguyễn Viết Xuân, Nguyễn Việt Hồng, Nguyễn Bá Ngọc, Phan Đình Giót, Tô Vĩnh Diện,
  Bế Văn Đàn, La Văn Cầu, Cù Chính Lan, Vừ A Dính, Nông Văn Dền, Đặng Thùy Trâm, Nguyễn Văn Thạc, Ngô Gia Tự, Ngô Mây, Hồ Tùng Mậu, Hồ Thị Kỷ,
  Hoàng Văn Thụ, Hoàng Quốc Việt, Hoàng Lê Kha, Phạm Hồng Thái, Phạm Ngọc Thạch, Phạm Tuân, Phan Đăng Lưu, Phan Ngọc Hiển, Phan Thị Ràng,
  Mai Thị Hồng Hạnh, Lâm Quang Ky, Huỳnh Mẫn Đạt, Huỳnh Tấn Phát, Huỳnh Thúc Kháng, Châu Văn Liêm, Ung Văn Khiêm, Tạ Thị Kiều, Tạ Uyên, Tạ Quang Bửu,
  Nguyễn An Ninh, Nguyễn Thái Học, Nguyễn Trung Trực, Nguyễn Đình Chiểu, Nguyễn Hữu Huân, Nguyễn Hữu Cảnh, Nguyễn Cư Trinh, Nguyễn Tri Phương,
  Nguyễn Trường Tộ, Nguyễn Thiện Thuật, Nguyễn Thông, Nguyễn Công Trứ, Nguyễn Khuyến, Nguyễn Du, Nguyễn Trãi, Nguyễn Huệ, Nguyễn Hiền,
  Nguyễn Bỉnh Khiêm, Nguyễn Siêu, Nguyễn Bính, Nguyễn Tuân, Nguyễn Kim, Nguyễn Thần Hiến, Trần Hưng Đạo, Trần Quốc Tuấn, Trần Quốc Toản,
  Trần Nhân Tông, Trần Bình Trọng, Trần Khánh Dư, Trần Nguyên Hãn, Trần Quang Khải, Trần Quang Diệu, Trần Cao Vân, Trần Đại Nghĩa, Trần Đăng Ninh,
  Trần Văn Thời, Trần Tế Xương, Trần Huy Liệu, Lê Lợi, Lê Lai, Lê Hoàn, Lê Đại Hành, Lê Thánh Tông, Lê Văn Duyệt, Lê Văn Hưu, Lê Văn Sỹ, Lê Quý Đôn,
  Lê Quang Định, Lê Quang Sung, Lê Chân, Lê Trọng Tấn, Lý Thường Kiệt, Lý Thái Tổ, Lý Công Uẩn, Lý Nam Đế, Lý Bí, Lý Chính Thắng, Ngô Quyền,
  Ngô Tất Tố, Ngô Sĩ Liên, Ngô Thời Nhiệm, Đinh Bộ Lĩnh, Đinh Tiên Hoàng, Phạm Ngũ Lão, Phạm Thế Hiển, Phan Bội Châu, Phan Châu Trinh,
  Phan Chu Trinh, Phan Đình Phùng, Phan Văn Trị, Phan Thanh Giản, Phan Huy Ích, Võ Trường Toản, Vũ Trọng Phụng, Hoàng Hoa Thám, Hoàng Diệu,
  Bùi Thị Xuân, Bùi Hữu Nghĩa, Bùi Viện, Bùi Minh Trực, Đặng Trần Côn, Đặng Thai Mai, Đỗ Nhuận, Hồ Xuân Hương, Hồ Biểu Chánh, Dương Đình Nghệ,
  Dương Bạch Mai, Lương Thế Vinh, Lương Đình Của, Lương Văn Can, Mạc Đĩnh Chi, Mạc Thiên Tích, Mai An Tiêm, Mai Thúc Loan, Triệu Thị Trinh,
  Triệu Quang Phục, Trương Định, Trương Công Định, Trương Vĩnh Ký, Trương Đình Hội, Tôn Thất Tùng, Tôn Thất Thuyết, Tô Hiến Thành, Cao Bá Quát,
  Cao Thắng, Cao Văn Lầu, Chu Văn An, Châu Thị Tế, Đoàn Thị Điểm, Đoàn Văn Công, Đào Duy Từ, Đào Duy Anh, Nguyễn Nhật Ánh, Nguyễn Khoa Điềm,
  Nguyễn Minh Châu, Nguyễn Huy Thiệp, Nguyễn Đình Thi, Nguyễn Thị Thứ, Nguyễn Thị Rành, Nguyễn Ngọc Tư, Út Tịch, Hồ Hảo Hớn, Lương Định Của,
  Hàn Mặc Tử, Xuân Quỳnh, Xuân Diệu, Huy Cận, Tố Hữu, Tô Hoài, Văn Cao, Nam Cao, Đoàn Giỏi, Sơn Nam, Kim Đồng, Âu Dương Lân, Dương Bá Trạc,
  Trần Xuân Soạn, Nguyễn Văn Be, Ngô Văn Sở, Lê Hồng Sơn, Mạc Cửu, Mạc Cửu Công, Cao Lỗ, Bà Triệu, Hai Bà Trưng, Trưng Trắc, Trưng Nhị, Thánh Gióng,
  Lạc Long Quân, Thạch Lam, Chế Lan Viên, Lưu Trọng Lư, Trịnh Hoài Đức, Trịnh Công Sơn, Lưu Hữu Phước, Lưu Quang Vũ, Thạch Sanh, Lý Thánh Tông,
  Lý Nhân Tông, Trần Thái Tông, Trần Thủ Độ, Trần Nhật Duật, Trần Khát Chân, Hồ Quý Ly, Lê Thái Tổ, Lê Hữu Trác, Nguyễn Nhạc, Nguyễn Lữ,
  Lê Phụng Hiểu, Lý Đạo Thành, Thoại Ngọc Hầu, Trần Thượng Xuyên, Võ Tánh, Võ Duy Dương, Nguyễn Quang Bích, Nguyễn Xuân Ôn, Phan Kế Bính,
  Tống Duy Tân, Mạc Mi Cô, Phó Cơ Điều, Hoàng Văn Thái, Văn Tiến Dũng, Chu Huy Mân, Trần Văn Trà, Phùng Chí Kiên, Hoàng Đình Giong, Nguyễn Đức Cảnh,
  Tô Hiệu, Nguyễn Duy Trinh, Lê Thanh Nghị, Trần Văn Giàu, Dương Quang Đông, Phạm Xuân Ẩn, Vũ Ngọc Nhạ, Trần Văn Kiểu, Phan Văn Hùm, Nguyễn Văn Vĩnh,
  Phạm Quỳnh, Đỗ Mười, Lê Khả Phiêu, Nông Đức Mạnh, Trần Đức Lương, Võ Chí Công, Lê Đình Chinh, Dương Văn Nội, Nguyễn Viết Khái, Lý Văn Mưu,
  Võ Thị Tần, Nguyễn Thị Chiên, Nguyễn Thị Suốt, Ngô Thị Tuyển, Nguyễn Quốc Trị, Lê Mã Lương, Hồ Giáo, Mai Thị Nương, Nguyễn Phương Danh,
  Nguyễn Huy Tưởng, Nguyễn Công Hoan, Vũ Bằng, Nguyên Hồng, Kim Lân, Bùi Hiển, Nguyễn Quang Sáng, Phan Tứ, Bảo Ninh, Ma Văn Kháng, Nguyên Ngọc,
  Lê Lựu, Hữu Thỉnh, Phạm Tiến Duật, Chính Hữu, Hoàng Trung Thông, Lê Anh Xuân, Giang Nam, Viễn Phương, Vũ Cao, Trần Đăng Khoa, Võ Quảng,
  Nguyễn Đổng Chi, Vũ Ngọc Phan, Đoàn Văn Cừ, Vũ Đình Liên, Thế Lữ, Vương Hồng Sển, Trần Hữu Trang, Sương Nguyệt Anh, Bà Huyện Thanh Quan,
  Phạm Tuyên, Nguyễn Văn Tý, Huy Du, Thuận Yến, Phan Huỳnh Điểu, Tôn Thất Lập, Nguyễn Xuân Khoát, Nguyễn Đức Toàn, Phong Nhã, Diệp Minh Tuyền,
  Trần Long Ẩn, Nguyễn Đức Thuận, Tô Ngọc Vân, Nguyễn Phan Chánh, Trần Văn Cẩn, Bùi Xuân Phái, Võ An Ninh, Đặng Nhật Minh, Trần Đức Thảo,
  Hoàng Xuân Hãn, Đặng Văn Ngữ, Nguyễn Văn Huyên, Hồ Đắc Di, Trần Văn Khê, Lê Văn Thiêm, Hoàng Tụy, Ngô Bảo Châu, Thị Nở, Thị Mầu, Thị Kính, Thị Hến, Chí Phèo, Kiều Nguyệt Nga,
  Lục Vân Tiên, Lý Thông, Trạng Quỳnh
`);

/** Behind Văn or Thị these make another word: `văn nghệ`, `thị xã`. */
export const afterVanThi: ReadonlySet<string> = new Set(
  list(`
    đua đấu trấn xã trường cử tuyển công hành thố hoá hóa hiến nghệ phòng bản học minh thư chương vật kiện thể tự vẻ giác nghè vải
  `),
);
/** The same without marks. */
export const afterUnmarked: ReadonlySet<string> = new Set(
  list('dua dau tran xa truong cu tuyen cong hanh hoa hien nghe phong ban hoc minh thu chuong vat kien the tu sinh'),
);
