import { DOMParser } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readPaste } from './paste.ts';

// The browser's own, in the browser.
Object.assign(globalThis, { DOMParser });

/** What Word for Windows puts around every fragment. */
const word = (fragment: string, styles = '') => `<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/ban/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face {font-family:"Times New Roman"; panose-1:2 2 6 3 5 4 5 2 3 4;}
 p.MsoNormal, li.MsoNormal {margin:0in; font-size:14.0pt; font-family:"Times New Roman",serif;}
${styles}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]-->
</head>
<body lang=EN-US style='tab-interval:.5in;word-wrap:break-word'>
<!--StartFragment-->
${fragment}
<!--EndFragment-->
</body>
</html>`;
/** An item as Word draws it. */
const item = (mark: string, level: number, text: string, place = 'Middle', list = 'l0') =>
  `<p class=MsoListParagraphCxSp${place} style='margin-left:${level / 2}in;mso-add-space:auto;text-indent:-.25in;mso-list:${list} level${level} lfo1'><![if !supportLists]><span lang=VI style='font-family:Symbol;mso-fareast-font-family:Symbol;mso-bidi-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>${text}<o:p></o:p></span></p>`;

const cases: [name: string, html: string, clean: string][] = [
  [
    'Word for Windows: bold and italic runs, by tag and by style',
    word(
      `<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span lang=VI style='font-size:14.0pt'>Chủ đề:</span></b><span lang=VI> “Sống đẹp”, <i>giữ lời</i> và <span style='font-weight:bold'>làm thật</span>.<o:p></o:p></span></p>`,
    ),
    '<p><strong>Chủ đề:</strong> “Sống đẹp”, <em>giữ lời</em> và <strong>làm thật</strong>.</p>',
  ],
  [
    'Word for Windows: headings by tag, by style and title',
    word(
      `<p class=MsoTitle>KẾ HOẠCH<o:p></o:p></p><h1><b><span lang=VI>I. Mục đích<o:p></o:p></span></b></h1><h2 style='margin-left:0in'>1. Yêu cầu</h2><p class=MsoHeading3>a) Nhỏ</p><p class=MsoNormal style='mso-outline-level:1'><b>II. Nội dung</b></p>`,
    ),
    '<h2>KẾ HOẠCH</h2><h2>I. Mục đích</h2><h3>1. Yêu cầu</h3><h4>a) Nhỏ</h4><h2>II. Nội dung</h2>',
  ],
  [
    'Word for Windows: bulleted list with a level below',
    word(
      item('·', 1, 'Viết thư', 'First') +
        item('o', 2, 'Mười dòng') +
        item('§', 3, 'Bằng tay') +
        item('·', 1, '<b>Gửi</b> bưu điện', 'Last'),
    ),
    '<ul><li><p>Viết thư</p><ul><li><p>Mười dòng</p><ul><li><p>Bằng tay</p></li></ul></li></ul></li><li><p><strong>Gửi</strong> bưu điện</p></li></ul>',
  ],
  [
    'Word for Windows: numbered list that goes on after a paragraph, letters below',
    word(
      `${item('1.', 1, 'Một', 'First')}${item('a)', 2, 'Một a')}${item('b)', 2, 'Một b')}<p class=MsoNormal>Xen giữa</p>${item('2.', 1, 'Hai', 'Last')}`,
    ),
    '<ol><li><p>Một</p><ol><li><p>Một a</p></li><li><p>Một b</p></li></ol></li></ol><p>Xen giữa</p><ol start="2"><li><p>Hai</p></li></ol>',
  ],
  [
    'Word for Windows: bullets told by the style sheet alone, where the mark is a letter of a drawing font',
    word(
      item('v', 1, 'Hoa thị', 'First', 'l3'),
      '@list l3\n\t{mso-list-id:1;}\n@list l3:level1\n\t{mso-level-number-format:bullet;\n\tmso-level-text:v;\n\tfont-family:Wingdings;}',
    ),
    '<ul><li><p>Hoa thị</p></li></ul>',
  ],
  [
    'Word for Windows: a table of paragraphs, numbers to the right, a merged cell split',
    word(
      `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'><td width=208 valign=top style='width:155.8pt'><p class=MsoNormal align=center style='text-align:center'><b>Đơn vị<o:p></o:p></b></p></td><td width=208><p class=MsoNormal align=center style='text-align:center'><b>Số<o:p></o:p></b></p><p class=MsoNormal><b>việc</b></p></td></tr><tr><td><p class=MsoNormal>Ấp&nbsp;1</p></td><td><p class=MsoNormal align=right style='text-align:right'>1.234,5</p></td></tr><tr><td colspan=2><p class=MsoNormal>Cộng</p></td></tr></table>`,
    ),
    '<table><tbody><tr><th><p>Đơn vị</p></th><th style="text-align: right"><p>Số việc</p></th></tr><tr><td><p>Ấp 1</p></td><td style="text-align: right"><p>1.234,5</p></td></tr><tr><td><p>Cộng</p></td><td style="text-align: right"><p></p></td></tr></tbody></table>',
  ],
  [
    'Word for Windows: the number of the page, unbreakable blanks, tabs, smart tags and empty paragraphs go',
    word(
      `<p class=MsoNormal>Nơi&nbsp;nhận:<span style='mso-tab-count:2'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span><st1:place w:st="on">Rạch Giá</st1:place></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoFooter><span style='mso-element:field-begin'></span><span style='mso-spacerun:yes'> </span>PAGE <span style='mso-spacerun:yes'> </span>\\* MERGEFORMAT <span style='mso-element:field-separator'></span><span style='mso-no-proof:yes'>3</span><span style='mso-element:field-end'></span></p><p class=MsoNormal>Xem <span style='mso-element:field-begin'></span> REF muc_1 \\h <span style='mso-element:field-separator'></span>mục 1<span style='mso-element:field-end'></span>.</p>`,
    ),
    '<p>Nơi nhận: Rạch Giá</p><p>Xem mục 1.</p>',
  ],
  [
    'Word for Windows: comments and struck-out text of a review go',
    word(
      `<p class=MsoNormal><a style='mso-comment-reference:A_1;mso-comment-date:20261128T0900'>Giữ câu này</a><span class=MsoCommentReference><span style='mso-special-character:comment'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[A1]</a></span></span><del cite="mailto:A" datetime="2026-11-28T09:00"> câu bỏ</del><ins cite="mailto:A"> câu thêm</ins></p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Nên viết lại</p></div></div>`,
    ),
    '<p>Giữ câu này câu thêm</p>',
  ],
  [
    'Word for Windows: a picture of this machine goes',
    word(
      `<p class=MsoNormal>Ảnh:<!--[if gte vml 1]><v:shape id="a"><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=300 height=200 src="file:///C:/Temp/clip_image001.png" v:shapes="a"><![endif]></p>`,
    ),
    '<p>Ảnh:</p>',
  ],
  [
    'Word for Windows: a line that only looks numbered stays a paragraph',
    word('<p class=MsoNormal>26. Tháng Ba là ngày thành lập Đoàn &lt;3 50%</p>'),
    '<p>26. Tháng Ba là ngày thành lập Đoàn &lt;3 50%</p>',
  ],
  [
    'Word for Mac: line breaks, a link, a numbered list',
    `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name="Generator" content="Microsoft Word 15"><style>@font-face{font-family:"Cambria Math";} p.MsoNormal{margin:0cm;}</style></head><body lang="EN-VN" link="#0563C1"><!--StartFragment--><p class="MsoNormal">Kính gửi:<br>\nBan Thường vụ <a href="https://doan.vn/a?b=1&amp;c=2"><span class="MsoHyperlink">trang Đoàn</span></a><span class="apple-converted-space">&nbsp;</span></p>${item('1.', 1, 'Việc một', 'First').replaceAll("'", '"').replace('"Times New Roman"', 'serif')}<!--EndFragment--></body></html>`,
    '<p>Kính gửi:<br>Ban Thường vụ <a href="https://doan.vn/a?b=1&amp;c=2">trang Đoàn</a></p><ol><li><p>Việc một</p></li></ol>',
  ],
  [
    'LibreOffice Writer: fields, lists with paragraphs, a table',
    `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head><body lang="vi-VN" link="#000080"><h2 class="western">Đề mục</h2><p style="margin-bottom: 0cm"><b>Đậm</b>, <span style="font-style: italic">nghiêng</span> trang <sdfield type=PAGE subtype=RANDOM format=PAGE>2</sdfield></p><ul><li><p style="margin-bottom: 0cm">Một</p><ol><li><p>Một một</p></li></ol></li><li><p>Hai</p></li></ul><table width="100%"><col width="128*"/><thead><tr valign="top"><th><p>Cột A</p></th><th><p>Cột B</p></th></tr></thead><tbody><tr><td><p>1</p></td><td><p><br/></p></td></tr></tbody></table></body></html>`,
    '<h2>Đề mục</h2><p><strong>Đậm</strong>, <em>nghiêng</em> trang</p><ul><li><p>Một</p><ol><li><p>Một một</p></li></ol></li><li><p>Hai</p></li></ul><table><tbody><tr><th><p>Cột A</p></th><th><p>Cột B</p></th></tr><tr><td><p>1</p></td><td><p></p></td></tr></tbody></table>',
  ],
  [
    'Google Docs: one bold that is none around everything, weights in styles, lists below lists',
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a2b"><h1 dir="ltr"><span style="font-size:20pt;font-weight:400">Kế hoạch</span></h1><p dir="ltr" style="line-height:1.38"><span style="font-weight:700;white-space:pre-wrap">Chủ đề</span><span style="font-weight:400;font-style:italic"> tháng 11</span></p><br /><ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation"><span>Một</span></p></li><ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Một một</span></p></li></ul><li dir="ltr" aria-level="1"><p role="presentation"><span>Hai</span></p></li></ul><div dir="ltr"><table><colgroup><col width="100"/><col/></colgroup><tbody><tr><td><p>A</p></td><td><p>B</p></td></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`,
    '<h2>Kế hoạch</h2><p><strong>Chủ đề</strong><em> tháng 11</em></p><ul><li><p>Một</p><ul><li><p>Một một</p></li></ul></li><li><p>Hai</p></li></ul><table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></tbody></table>',
  ],
  [
    'Excel: a range with numbers, an empty row and a cell over two rows',
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {mso-number-format:"\\#\\,\\#\\#0\\.0";}--></style></head><body link="#0563C1"><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment--><col width=64 span=3 style='width:48pt'><tr height=20 style='height:15.0pt'><td height=20 width=64>Đơn vị</td><td>Việc</td><td>Xong</td></tr><tr><td></td><td></td><td></td></tr><tr height=20><td rowspan=2>Ấp 1</td><td class=xl65 align=right>1.234,5</td><td align=right>80%</td></tr><tr><td class=xl65 align=right>2</td><td align=right>100%</td></tr><!--EndFragment--></table></body></html>`,
    '<table><tbody><tr><th><p>Đơn vị</p></th><th style="text-align: right"><p>Việc</p></th><th style="text-align: right"><p>Xong</p></th></tr><tr><td><p>Ấp 1</p></td><td style="text-align: right"><p>1.234,5</p></td><td style="text-align: right"><p>80%</p></td></tr><tr><td><p></p></td><td style="text-align: right"><p>2</p></td><td style="text-align: right"><p>100%</p></td></tr></tbody></table>',
  ],
  [
    'a web page: scripts, forms, addresses that run, pictures and frames go; quotes, tasks and code stay',
    `<meta charset='utf-8'><div><script>canary()</script><style>p{}</style><p onclick="canary()">Đoạn <a href="javascript:canary()">bấm</a> <a href="https://a.vn">mở</a> <span style="display: none">ẩn</span></p><blockquote><p>Trích</p></blockquote><ul><li><input type="checkbox" checked disabled> xong</li><li><input type="checkbox"> chưa</li></ul><pre><code>a &lt; b</code></pre><img src="data:image/png;base64,AAAA"><iframe src="https://evil.example"></iframe><hr></div>`,
    '<p>Đoạn bấm <a href="https://a.vn">mở</a></p><blockquote><p>Trích</p></blockquote><ul><li data-item-type="task" data-checked="true"><p>xong</p></li><li data-item-type="task" data-checked="false"><p>chưa</p></li></ul><pre><code>a &lt; b</code></pre><hr>',
  ],
  [
    'a few words of a web page',
    `<meta charset='utf-8'><span style="color: rgb(0, 0, 0); font-weight: 700;">hai chữ</span>`,
    '<p><strong>hai chữ</strong></p>',
  ],
];

describe('what is pasted', () => {
  it.each(cases)('%s', (_, html, clean) => {
    expect(readPaste(html).html).toBe(clean);
  });

  it('tells what did not come along', () => {
    expect(readPaste('<p>a<img src="file:///C:/a.png"><img src="data:image/png;base64,AA"></p>').notice).toContain('(2 ảnh)');
    expect(readPaste('<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>').notice).toContain('ô gộp');
    expect(readPaste('<p>a</p>').notice).toBe('');
  });

  it('copied from this editor comes back as it is', () => {
    const own = '<p data-pm-slice="1 1 []">a<sup data-type="footnote_reference" data-label="1">1</sup></p>';
    expect(readPaste(own).html).toBe(own);
  });
});
