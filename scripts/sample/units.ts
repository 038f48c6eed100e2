import type { Unit } from '../../src/domain/index.ts';
import { random } from './random.ts';

/** A unit as sketched here: what it does not say it takes from the unit above it. */
interface Sketch extends Partial<Omit<Unit, 'code' | 'name'>> {
  code: string;
  name: string;
  /** A chi đoàn's members at the start of the first year. */
  size?: number;
  below?: readonly Sketch[];
}

/** The lines of a chi đoàn: the end of its code, its name, and what is special about it. */
type Line = readonly [suffix: string, name: string, special?: Partial<Sketch>];
type Traits = Partial<Omit<Sketch, 'code' | 'name' | 'below'>>;

const province = { validTo: '2025-06-30' };
const an = 'Nghị quyết 202/2025/QH15 và Nghị quyết 1654/NQ-UBTVQH15';
const wards2025 = 'Nghị quyết 1278/NQ-UBTVQH15, từ ngày 01/01/2025';
const city2025 = 'Nghị quyết 1685/NQ-UBTVQH15, từ ngày 01/07/2025';

const branches = (parent: string, lines: readonly Line[]): Sketch[] =>
  lines.map(([suffix, name, special]) => ({
    code: `${parent}-${suffix}`,
    name: `Chi đoàn ${name}`,
    level: 'chi_doan',
    branchType: 'bo_phan',
    sample: true,
    ...special,
  }));

/** A Đoàn cơ sở with its chi đoàn. The real ones say `sample: false`. */
const base = (code: string, name: string, lines: readonly Line[], traits: Traits = {}): Sketch => ({
  code,
  name,
  level: 'co_so',
  sample: true,
  ...traits,
  below: branches(code, lines),
});

/** A chi đoàn cơ sở: it answers to the unit above it, which also recognises its members' ratings. */
const ownBranch = (code: string, name: string, traits: Traits): Sketch => ({
  code,
  name,
  level: 'chi_doan',
  branchType: 'co_so',
  sample: true,
  ...traits,
});

const residential = { kind: 'dia_ban_dan_cu' } as const;
const urban = { ...residential, bloc: 'do_thi' } as const;
const rural = { ...residential, bloc: 'nong_thon' } as const;
const office = { kind: 'cong_chuc_vien_chuc', bloc: 'cong_chuc_vien_chuc' } as const;
const school = { kind: 'truong_hoc', bloc: 'truong_hoc', yearKind: 'nam_hoc' } as const;
const company = { kind: 'doanh_nghiep', bloc: 'doanh_nghiep' } as const;
const forces = { kind: 'luc_luong_vu_trang', bloc: 'luc_luong_vu_trang' } as const;
const real = { sample: false } as const;
/** Its board talks with each member every month, not every quarter. */
const monthly = { talks: 'thang' } as const;

const kienGiang: Sketch = {
  code: 'kg',
  name: 'Tỉnh Đoàn Kiên Giang',
  level: 'tinh',
  paper: { issuer: 'BCH ĐOÀN TỈNH KIÊN GIANG', place: 'Rạch Giá' },
  ...residential,
  ...province,
  below: [
    {
      code: 'kg-khoi-cq',
      name: 'Đoàn khối Các cơ quan tỉnh',
      level: 'huyen',
      ...office,
      below: [
        base(
          'kg-ldtbxh',
          'Đoàn cơ sở Sở Lao động, Thương binh và Xã hội',
          [
            ['vp', 'Văn phòng Sở'],
            ['vl', 'Trung tâm Dịch vụ việc làm'],
            ['bt', 'Trung tâm Bảo trợ xã hội'],
            ['nc', 'Phòng Người có công', { size: 4 }],
          ],
          { ...real, cluster: 'Cụm cơ quan tỉnh' },
        ),
        base(
          'kg-khoi-kinh-te',
          'Đoàn cơ sở Khối Kinh tế',
          [
            ['cn', 'Công ty Cấp nước', company],
            ['cang', 'Cảng hàng hoá', company],
            ['ct', 'Cơ quan Công Thương'],
          ],
          { cluster: 'Cụm cơ quan tỉnh' },
        ),
        base(
          'kg-khoi-van-xa',
          'Đoàn cơ sở Khối Văn hoá – Xã hội',
          [
            ['tv', 'Thư viện và Nhà văn hoá'],
            ['bv', 'Bệnh viện'],
            ['ptth', 'Đài Phát thanh'],
          ],
          { cluster: 'Cụm cơ quan tỉnh' },
        ),
        ownBranch('kg-cd-bao-tang', 'Chi đoàn cơ sở Bảo tàng', { cluster: 'Cụm cơ quan tỉnh', size: 9 }),
      ],
    },
    {
      code: 'kg-ha-tien',
      name: 'Thị Đoàn Hà Tiên',
      level: 'huyen',
      paper: { place: 'Hà Tiên' },
      ...urban,
      below: [
        base(
          'kg-to-chau',
          'Đoàn phường Tô Châu',
          [
            ['kp1', 'khu phố 1, Tô Châu'],
            ['kp2', 'khu phố 2, Tô Châu'],
            ['kp3', 'khu phố 3, Tô Châu'],
            ['cho', 'chợ Tô Châu'],
          ],
          { ...real, cluster: 'Cụm Hà Tiên' },
        ),
        base(
          'kg-dong-ho',
          'Đoàn phường Đông Hồ',
          [
            ['kp1', 'khu phố 1, Đông Hồ'],
            ['kp2', 'khu phố 2, Đông Hồ'],
            ['kp3', 'khu phố 3, Đông Hồ'],
          ],
          { cluster: 'Cụm Hà Tiên' },
        ),
        base(
          'kg-phao-dai',
          'Đoàn phường Pháo Đài',
          [
            ['kp1', 'khu phố 1, Pháo Đài'],
            ['kp2', 'khu phố 2, Pháo Đài'],
            ['kp3', 'khu phố 3, Pháo Đài'],
          ],
          { cluster: 'Cụm Hà Tiên' },
        ),
        base(
          'kg-thuan-yen',
          'Xã Đoàn Thuận Yên',
          [
            ['ap1', 'ấp Rạch Vượt', rural],
            ['ap2', 'ấp Ngã Tư', rural],
            ['ap3', 'ấp Hoà Phầu', rural],
          ],
          { cluster: 'Cụm Hà Tiên', ...rural },
        ),
        ownBranch('kg-cd-bien-phong', 'Chi đoàn cơ sở Đồn Biên phòng', { ...forces, cluster: 'Cụm Hà Tiên' }),
      ],
    },
    {
      code: 'kg-umt',
      name: 'Huyện Đoàn U Minh Thượng',
      level: 'huyen',
      paper: { place: 'U Minh Thượng' },
      ...rural,
      below: [
        base(
          'kg-thanh-yen-a',
          'Xã Đoàn Thạnh Yên A',
          [
            ['ap1', 'ấp Tân Tiến'],
            ['ap2', 'ấp Bình Minh'],
            ['ap3', 'ấp Kênh Năm'],
            ['ap4', 'ấp Thạnh Lợi'],
          ],
          { ...real, cluster: 'Cụm U Minh Thượng' },
        ),
        base(
          'kg-thanh-yen',
          'Xã Đoàn Thạnh Yên',
          [
            ['ap1', 'ấp Hoà Bình'],
            ['ap2', 'ấp Bờ Dừa'],
            ['ap3', 'ấp Cây Bàng'],
          ],
          { cluster: 'Cụm U Minh Thượng' },
        ),
        base(
          'kg-an-minh-bac',
          'Xã Đoàn An Minh Bắc',
          [
            ['ap1', 'ấp Trung Đoàn'],
            ['ap2', 'ấp Kênh Mười Bốn'],
            ['ap3', 'ấp Vàm Rạch', { size: 3 }],
          ],
          { cluster: 'Cụm U Minh Thượng' },
        ),
        base(
          'kg-minh-thuan',
          'Xã Đoàn Minh Thuận',
          [
            ['ap1', 'ấp Hoà Bình'],
            ['ap2', 'ấp Minh Hưng'],
            ['ap3', 'ấp Ruộng Sạ'],
          ],
          { cluster: 'Cụm U Minh Thượng' },
        ),
      ],
    },
    {
      code: 'kg-cdsp',
      name: 'Đoàn trường Cao đẳng Sư phạm',
      level: 'huyen',
      ...school,
      below: [
        base(
          'kg-khoa-thmn',
          'Đoàn khoa Tiểu học Mầm non',
          [
            ['a1', 'Tiểu học khoá 14A'],
            ['a2', 'Tiểu học khoá 14B'],
            ['b1', 'Mầm non khoá 14A'],
            ['b2', 'Mầm non khoá 14B'],
          ],
          { ...real, cluster: 'Cụm trường học' },
        ),
        base(
          'kg-khoa-xh',
          'Đoàn khoa Xã hội',
          [
            ['a1', 'Ngữ văn khoá 14'],
            ['a2', 'Tiếng Anh khoá 14'],
            ['a3', 'Âm nhạc – Mỹ thuật khoá 14'],
          ],
          { cluster: 'Cụm trường học' },
        ),
        base(
          'kg-khoa-tn',
          'Đoàn khoa Tự nhiên',
          [
            ['a1', 'Toán – Tin khoá 14'],
            ['a2', 'Sinh – Hoá khoá 14'],
            ['a3', 'Vật lý khoá 14'],
          ],
          { cluster: 'Cụm trường học' },
        ),
      ],
    },
  ],
};

const cityWards: readonly Sketch[] = Array.from({ length: 16 }, (_, i) => {
  const number = i + 1;
  const code = `q8-p${String(number).padStart(2, '0')}`;
  const merged2025 = [1, 2, 3, 8, 9, 10, 11, 12, 13].includes(number);
  const lines: Line[] =
    number === 2
      ? [
          ['kp1', 'khu phố 1, phường 2'],
          ['kp3', 'khu phố 3, phường 2', { size: 9, validTo: '2015-12-31' }],
          ['kp4', 'khu phố 4, phường 2', { size: 8, validTo: '2015-12-31' }],
          [
            'kp34',
            'khu phố 3 – 4, phường 2',
            {
              size: 0,
              validFrom: '2016-01-01',
              predecessors: [`${code}-kp3`, `${code}-kp4`],
              lineageNote: 'Nhập hai chi đoàn khu phố 3 và khu phố 4',
            },
          ],
        ]
      : [1, 2].map((n): Line => [
          `kp${n}`,
          `khu phố ${n}, phường ${number}`,
          number === 9 && n === 2
            ? { size: 4 }
            : number === 16 && n === 2
              ? { size: 3 }
              : n === 1 && [1, 5, 14].includes(number)
                ? monthly
                : {},
        ]);
  return base(code, `Đoàn phường ${number}`, lines, {
    ...real,
    ...urban,
    cluster: `Cụm ${Math.floor(i / 4) + 1}`,
    ...(merged2025 && { validTo: '2024-12-31' }),
  });
});

const quan8: Sketch = {
  code: 'q8',
  name: 'Quận Đoàn 8',
  level: 'huyen',
  paper: { issuer: 'BAN CHẤP HÀNH ĐOÀN QUẬN 8', place: 'Quận 8' },
  ...urban,
  ...province,
  below: [
    ...cityWards,
    base(
      'q8-thpt-a',
      'Đoàn trường THPT (minh hoạ A)',
      [
        ['a1', 'A1 khoá 2014 – 2017', monthly],
        ['a2', 'A2 khoá 2014 – 2017'],
        ['a3', 'A3 khoá 2014 – 2017'],
        ['b1', 'B1 khoá 2014 – 2017'],
        ['gv', 'Giáo viên', { kind: 'cong_chuc_vien_chuc' }],
      ],
      { ...school, cluster: 'Cụm trường học' },
    ),
    base(
      'q8-dn-a',
      'Đoàn cơ sở Công ty (minh hoạ A)',
      [
        ['may', 'Xưởng may'],
        ['kho', 'Kho vận'],
        ['vp', 'Văn phòng công ty'],
      ],
      { ...company, cluster: 'Cụm doanh nghiệp' },
    ),
    base(
      'q8-hcsn',
      'Đoàn cơ sở Khối Hành chính – Sự nghiệp',
      [
        ['ubnd', 'Cơ quan hành chính quận'],
        ['yt', 'Trung tâm y tế'],
        ['nvh', 'Nhà thiếu nhi'],
      ],
      { ...office, cluster: 'Cụm cơ quan' },
    ),
    base(
      'q8-ca',
      'Đoàn cơ sở Công an quận',
      [
        ['gt', 'Cảnh sát giao thông'],
        ['hc', 'Quản lý hành chính'],
        ['pc', 'Phòng cháy, chữa cháy', monthly],
      ],
      { ...forces, cluster: 'Cụm cơ quan' },
    ),
    ownBranch('q8-cd-thue', 'Chi đoàn cơ sở Chi cục Thuế', { ...office, cluster: 'Cụm cơ quan' }),
    ownBranch('q8-cd-bhxh', 'Chi đoàn cơ sở Bảo hiểm xã hội', { ...office, cluster: 'Cụm cơ quan', size: 10 }),
    ...(
      [
        ['q8-rach-ong', 'Đoàn phường Rạch Ông', ['q8-p01', 'q8-p02', 'q8-p03']],
        ['q8-hung-phu', 'Đoàn phường Hưng Phú', ['q8-p08', 'q8-p09', 'q8-p10']],
        ['q8-xom-cui', 'Đoàn phường Xóm Củi', ['q8-p11', 'q8-p12', 'q8-p13']],
      ] as const
    ).map(([code, name, from]): Sketch => ({
      code,
      name,
      level: 'co_so',
      validFrom: '2025-01-01',
      predecessors: [...from],
      lineageNote: wards2025,
    })),
  ],
};

/** A commune-level unit of 2025, straight under its province or city. */
const commune = (code: string, name: string, predecessors: string[], lineageNote: string, traits: Traits = urban): Sketch => ({
  code,
  name,
  level: 'xa',
  ...traits,
  predecessors,
  lineageNote,
});

const anGiang: Sketch = {
  code: 'ag',
  name: 'Tỉnh Đoàn An Giang',
  level: 'tinh',
  ...residential,
  validFrom: '2025-07-01',
  predecessors: ['kg'],
  lineageNote: `${an}: tỉnh An Giang mới gồm Kiên Giang và An Giang cũ`,
  below: [
    commune('ag-to-chau', 'Đoàn phường Tô Châu', ['kg-to-chau', 'kg-thuan-yen'], `${an}; ghi các đơn vị cũ có trong danh mục này`),
    commune('ag-ha-tien', 'Đoàn phường Hà Tiên', ['kg-dong-ho', 'kg-phao-dai'], `${an}; ghi các đơn vị cũ có trong danh mục này`),
    commune('ag-vinh-hoa', 'Đoàn xã Vĩnh Hòa', ['kg-thanh-yen-a', 'kg-thanh-yen'], `${an}; ghi các đơn vị cũ có trong danh mục này`, rural),
    commune(
      'ag-u-minh-thuong',
      'Đoàn xã U Minh Thượng',
      ['kg-an-minh-bac', 'kg-minh-thuan'],
      `${an}; ghi các đơn vị cũ có trong danh mục này`,
      rural,
    ),
  ],
};

const hoChiMinhCity: Sketch = {
  code: 'hcm',
  name: 'Thành Đoàn Thành phố Hồ Chí Minh',
  level: 'tinh',
  ...residential,
  validFrom: '2025-07-01',
  lineageNote: 'Từ ngày 01/07/2025 không còn cấp quận; Đoàn các phường mới trực thuộc Thành Đoàn',
  below: [
    commune(
      'hcm-chanh-hung',
      'Đoàn phường Chánh Hưng',
      ['q8-rach-ong', 'q8-hung-phu', 'q8-p04', 'q8-p05'],
      `${city2025}; nhận một phần phường 5`,
    ),
    commune(
      'hcm-binh-dong',
      'Đoàn phường Bình Đông',
      ['q8-p06', 'q8-p05', 'q8-p07'],
      `${city2025}; nhận một phần phường 5 và một phần phường 7`,
    ),
    commune('hcm-phu-dinh', 'Đoàn phường Phú Định', ['q8-xom-cui', 'q8-p14', 'q8-p15', 'q8-p16'], `${city2025}; nhận một phần phường 16`),
  ],
};

/** A further Đoàn cơ sở, for a sample larger than the one kept in the repository. */
const further = (root: 'kg' | 'q8', number: number): Sketch => {
  const code = `${root}-mr${String(number).padStart(4, '0')}`;
  return base(
    code,
    `${root === 'kg' ? 'Xã Đoàn' : 'Đoàn phường'} mở rộng ${number}`,
    [1, 2, 3, 4, 5, 6].map((n): Line => [
      root === 'kg' ? `ap${n}` : `kp${n}`,
      `${root === 'kg' ? 'ấp' : 'khu phố'} ${n}, đơn vị mở rộng ${number}`,
    ]),
    root === 'kg' ? rural : urban,
  );
};

export interface SampleBranch {
  unit: Unit;
  /** Members at the start of the first year. */
  size: number;
  /** The unit that recognises its ratings: the unit above it, whichever kind of chi đoàn it is. */
  recogniser: string;
  /** The years of which it hands in anything; undefined: all. */
  years?: readonly number[];
}

export interface SampleOrganisation {
  root: 'kg' | 'q8';
  /** The units above the branches that are there in the years of the sample, from the top down. */
  above: Unit[];
  branches: SampleBranch[];
}

export interface Forest {
  /** One list for each file of `content/units`. */
  files: Record<string, Unit[]>;
  organisations: SampleOrganisation[];
}

const signers = ['Nguyễn Văn An', 'Trần Thị Bình', 'Lê Minh Châu', 'Phạm Quốc Dũng', 'Võ Thị Hạnh', 'Đặng Thanh Lâm', 'Huỳnh Ngọc Mai'];

/** How a unit's papers are headed and signed: its place is that of whoever stands above; who signs is invented, and says so. */
const paperOf = ({ code, paper, validFrom }: Sketch, above: Unit | undefined): Unit['paper'] => {
  const place = paper?.place ?? above?.paper?.place;
  if (place === undefined || (validFrom ?? '') > '2017') return paper;
  return { ...paper, place, signer: `${random(`${code} signer`).pick(signers)} (minh hoạ)` };
};

/** The keys of a unit in the order they are written, with what it takes from above. */
const finish = (own: Sketch, above: Unit | undefined, steward: () => number): Unit => ({
  code: own.code,
  name: own.name,
  level: own.level!,
  kind: own.kind ?? above!.kind,
  bloc: own.bloc ?? (own.level === 'tinh' ? undefined : above?.bloc),
  cluster: own.cluster,
  branchType: own.branchType,
  parent: above?.code,
  yearKind: own.yearKind ?? above?.yearKind ?? 'nam_duong_lich',
  talks: own.talks,
  validFrom: own.validFrom ?? above?.validFrom,
  validTo: own.validTo ?? above?.validTo,
  predecessors: own.predecessors ?? [],
  lineageNote: own.lineageNote,
  stewards: own.level === 'co_so' && !own.validFrom ? [steward()] : [],
  keys: [],
  paper: paperOf(own, above),
  sample: own.sample ?? false,
});

/** All units: the founding sample, and as many further Đoàn cơ sở as it takes to hold `members` people. */
export const plantForest = (members = 0): Forest => {
  const files: Forest['files'] = {};
  const organisations: SampleOrganisation[] = [];
  let stewards = 900_000;
  const steward = () => ++stewards;

  const grow = (sketch: Sketch, above: Unit | undefined, units: Unit[], found: SampleBranch[]): void => {
    const unit = finish(sketch, above, steward);
    units.push(unit);
    if (unit.level === 'chi_doan') {
      found.push({ unit, size: sketch.size ?? random(`${unit.code} size`).int(14, 23), recogniser: unit.parent! });
    }
    for (const child of sketch.below ?? []) grow(child, unit, units, found);
  };

  for (const [root, file, sketch] of [
    ['kg', 'kien-giang', kienGiang],
    ['q8', 'quan-8', quan8],
  ] as const) {
    const [units, found]: [Unit[], SampleBranch[]] = [[], []];
    grow(sketch, undefined, units, found);
    const above = units.find((u) => u.code === (root === 'kg' ? 'kg-umt' : 'q8'))!;
    const people = () => found.reduce((sum, b) => sum + b.size, 0);
    for (let n = 1, total = people(); total * 2 < members; n++) {
      const before = found.length;
      grow(further(root, n), above, units, found);
      for (const branch of found.slice(before)) total += branch.size;
    }
    files[file] = units;
    organisations.push({ root, above: units.filter((unit) => unit.level !== 'chi_doan' && !unit.validFrom), branches: found });
  }
  for (const [file, sketch] of [
    ['an-giang', anGiang],
    ['tp-ho-chi-minh', hoChiMinhCity],
  ] as const) {
    const units: Unit[] = [];
    grow(sketch, undefined, units, []);
    files[file] = units;
  }
  return { files, organisations };
};
