/**
 * What some units left undone, so that every state of a tracker and every list of what is missing has something to show:
 * unit → `act year`, or `act year reference` where others of its kind were done; a whole file by its kind and year, a
 * quarter, a drive or a calendar month of talks after it.
 */
export const undone: Readonly<Record<string, readonly string[]>> = {
  kg: ['nhan_danh_sach 2015 kg-ha-tien'],
  'kg-khoi-cq': ['ke_hoach 2016'],
  'kg-ha-tien': ['quan_triet 2016 kg-thuan-yen'],
  'kg-umt': ['nhan_danh_sach 2015 kg-an-minh-bac'],
  'kg-cdsp': ['tiep_nhan 2015'],
  'kg-minh-thuan': ['tiep_nhan 2015'],
  'kg-khoi-kinh-te': ['huong_dan 2016 cong_chuc_vien_chuc'],
  'kg-dong-ho-kp3': ['thong_bao 2015'],
  'kg-thuan-yen-ap3': ['so-viec 2016'],
  q8: ['nhan_danh_sach 2015 q8-p12'],
  'q8-p04-kp2': ['trao-doi 2015', 'trao-doi 2016', 'ket-qua 2016 he-tinh-nguyen'],
  'q8-p05-kp2': ['hop_bch 2016'],
  'q8-p06-kp2': ['thong_bao 2015'],
  'q8-p08-kp2': ['trao-doi 2016 Q3'],
  'q8-p09-kp1': ['quorum 2015'],
  'q8-p10-kp1': ['ra_quan 2015', 'ra_quan 2016'],
  'q8-p11': ['ke_hoach 2016'],
  'q8-p13-kp2': ['so-viec 2016', 'trao-doi 2016'],
  'q8-p14-kp1': ['trao-doi 2016 09', 'trao-doi 2016 10'],
  'q8-p15': ['gui_danh_sach 2015'],
  'q8-p16': ['tiep_nhan 2015'],
  'q8-dn-a': ['tiep_nhan 2015'],
  'q8-thpt-a': ['huong_dan 2016 cong_chuc_vien_chuc'],
  'q8-ca': ['kiem_tra_ho_tro 2016 q8-ca-gt', 'kiem_tra_ho_tro 2016 q8-ca-hc'],
};

export const isUndone = (unit: string, ...what: readonly (string | number)[]): boolean => undone[unit]?.includes(what.join(' ')) ?? false;

/**
 * The inspections that the entries of `content/inspections` tell of, as they stand in the book of the unit that held them:
 * who inspected which unit directly below, in which year's book, by which act.
 */
export const inspected = [
  { by: 'kg', unit: 'kg-umt', year: 2015, day: '2015-09-17', act: 'kiem_tra_ho_tro' },
  { by: 'kg', unit: 'kg-khoi-cq', year: 2016, day: '2016-06-15', act: 'kiem_tra_ho_tro' },
  { by: 'kg-cdsp', unit: 'kg-khoa-thmn', year: 2015, day: '2016-04-14', act: 'kiem_tra_ho_tro' },
  { by: 'kg-ha-tien', unit: 'kg-phao-dai', year: 2016, day: '2016-10-20', act: 'kiem_tra_ho_tro' },
  { by: 'kg-minh-thuan', unit: 'kg-minh-thuan-ap3', year: 2016, day: '2016-04-23', act: 'kiem_tra_ho_tro' },
  { by: 'q8', unit: 'q8-p07', year: 2015, day: '2016-02-24', act: 'kiem_tra_quy_trinh' },
  { by: 'q8', unit: 'q8-p12', year: 2015, day: '2016-03-09', act: 'kiem_tra_quy_trinh' },
  { by: 'q8', unit: 'q8-ca', year: 2016, day: '2016-11-10', act: 'kiem_tra_ho_tro' },
  { by: 'q8-p10', unit: 'q8-p10-kp1', year: 2016, day: '2016-05-21', act: 'kiem_tra_ho_tro' },
] as const;
