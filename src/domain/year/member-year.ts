import { daysOf } from '../schema/forest.ts';
import type { KindName } from '../schema/submission.ts';
import { compareCodes } from '../vietnamese.ts';
import type { YearFiles } from './year-files.ts';
import { differentItems, Item } from './item.ts';
import { hasCome, stateIn } from './membership.ts';
import type { Recognition } from './recognition.ts';
import type { RowOf } from './rows-of.ts';
import type { RegistrationStanding } from './standing.ts';
import { scoreOf, type Score } from './score.ts';

/**
 * A person's year in a branch, by code: every question about a member is answered here, from the rows that count, and
 * nowhere else. It is made when asked for, and costs as much as the person's own rows.
 */
export class MemberYear {
  readonly code: string;
  readonly #year: YearFiles;
  /** The branch's files, then those of the branches in which she was before, within the year. */
  readonly #files: readonly YearFiles[];
  /** What was recognised of her, where she is first; then where she was before. */
  readonly recognitions: () => readonly Recognition[];
  readonly #listing: RowOf<'doan-vien'> | undefined;
  #registrations: readonly Item[] | undefined;
  #standing: RegistrationStanding | undefined;

  constructor(year: YearFiles, code: string, former: readonly YearFiles[], recognitions: () => readonly Recognition[]) {
    this.#year = year;
    this.code = code;
    this.#files = [year, ...former];
    this.recognitions = recognitions;
    this.#listing = this.#last('doan-vien');
  }

  /** The last row of a kind about her, of the branch where she is, or else of one she came from. */
  #last<K extends KindName>(kind: K): RowOf<K> | undefined {
    return this.#files.map((files) => files.of(kind, this.code).at(-1)).find((row) => row !== undefined);
  }

  #all<K extends KindName>(kind: K): readonly RowOf<K>[] {
    return this.#files.flatMap((files) => files.of(kind, this.code));
  }

  /** Whether the branch's own list has the code, or that of a branch she came from. */
  get listed(): boolean {
    return this.#listing !== undefined;
  }

  /** The branch where she is, then those in which she was before, within the year. */
  get units(): readonly string[] {
    return this.#files.map(({ unit }) => unit.code);
  }

  /** Whether she was in another branch before, within the year. */
  get cameFromBranch(): boolean {
    return this.#files.length > 1;
  }

  /** The branch's list says who is a member; without it, one registered item that says so is enough. */
  get kind(): RowOf<'doan-vien'>['kind'] {
    if (this.#listing) return this.#listing.kind;
    return !this.hasRegistered || this.registrations.some(({ kind }) => kind === 'doan_vien') ? 'doan_vien' : 'thanh_nien';
  }

  get state(): RowOf<'doan-vien'>['state'] {
    return this.#listing ? stateIn(this.#year, this.#listing) : 'dang_sinh_hoat';
  }

  /** Months lived here, as written; '' where not asked. */
  get months(): string {
    return this.#listing?.months ?? '';
  }

  /** Moved away, and no other branch of the organisation has her. */
  get hasLeft(): boolean {
    return this.state === 'chuyen_di';
  }

  /** The day on which she left, and on which she came, as the list of the branch says it; '' where it says none. */
  get left(): string {
    return this.hasLeft ? this.#listing!.moved : '';
  }
  get came(): string {
    return this.#listing && hasCome(this.#listing) ? this.#listing.moved : '';
  }

  /** A đoàn viên who has not moved away: only such are rated (R16). */
  get mayBeRated(): boolean {
    return this.kind === 'doan_vien' && !this.hasLeft;
  }

  /** One who may be rated and stands in the branch's list: what figures count as its members. */
  get isMember(): boolean {
    return this.listed && this.mayBeRated;
  }

  /** A thanh niên who stands in the branch's list and has not moved away: they are counted apart (R16). */
  get isYouth(): boolean {
    return this.listed && this.kind === 'thanh_nien' && !this.hasLeft;
  }

  /** Some row of her registration counts; whether it is enough, her `standing` says. */
  get hasRegistered(): boolean {
    return this.#files.some((files) => files.byMember('dang-ky').has(this.code));
  }

  /** Whether she wrote her registration herself (K L25, K-15); undefined where nothing says who did. */
  get registeredHerself(): boolean | undefined {
    const said = this.#all('dang-ky').flatMap(({ writer }) => writer || []);
    return said.length > 0 ? said.every((writer) => writer === 'doan_vien') : undefined;
  }

  /** Everything registered, in the file's order, also what was dropped since; then what she registered where she was before. */
  get registrations(): readonly Item[] {
    return (this.#registrations ??= this.#readItems());
  }

  /** Registered items that count: without those dropped, and of one who left without what was not done by then. */
  get items(): readonly Item[] {
    return this.registrations.filter((item) => !item.dropped && (item.done || !this.hasLeft));
  }

  /** Rows of the branch's own file of registrations that are hers. */
  get ownRows(): readonly number[] {
    return this.#year.byMember('dang-ky').of(this.code);
  }

  item(number: string): Item | undefined {
    const { registrations } = this;
    const isIt = (item: Item) => item.number === number;
    return registrations.find(isIt) ?? registrations.find(({ everywhere }) => everywhere.some(isIt));
  }

  /** How many items were dropped, count, and are done. */
  get dropped(): number {
    return this.registrations.filter((item) => item.dropped).length;
  }
  get registered(): number {
    return this.items.length;
  }
  get done(): number {
    return this.items.filter((item) => item.done).length;
  }

  /** The day of the first registered item; undefined where there is none. */
  get firstDay(): string | undefined {
    return this.#byDay[0]?.day;
  }

  /** The item with which the programme's minimum of different ones was reached; of one with fewer, the first. */
  get #completing(): Item | undefined {
    const minimum = this.#year.programme.registration.minimumItems.count;
    const things = new Set<string>();
    return this.#byDay.find(({ thing }) => things.add(thing).size >= minimum) ?? this.#byDay[0];
  }
  get completeDay(): string | undefined {
    return this.#completing?.day;
  }

  /** The day by which she owes her registration (Q L74); undefined of who is no đoàn viên, has left, or joined after it. */
  get due(): string | undefined {
    return this.mayBeRated ? this.#dueIn(0) : undefined;
  }

  /** The day by which she owes what she registers in one of her branches: that one's, unless she came after it; else that of the one before. */
  #dueIn(at: number): string | undefined {
    return this.#files.map((files) => files.due).find((day, i) => i >= at && day !== undefined && (i > 0 || this.joined <= day));
  }

  /** Registered after the day of the branch in which she did (Q L74, R4). */
  get late(): boolean {
    const item = this.#completing;
    return this.mayBeRated && item !== undefined && item.day > (this.#dueIn(item.at) ?? '9999');
  }

  /** How her registration stands (Q L74, L90): whoever counts who has registered, in time or not, or who owes one, asks here. */
  get standing(): RegistrationStanding {
    return (this.#standing ??= this.#stand());
  }
  #stand(): RegistrationStanding {
    if (this.hasRegistered && this.#hasEnough) return this.late ? 'late' : 'complete';
    return this.excused ? 'excused' : this.hasRegistered ? 'few' : 'none';
  }

  /** As many different items as the programme asks for, without those dropped; or it was decided that she may have fewer (R1). A thanh niên owes none. */
  get #hasEnough(): boolean {
    const { programme } = this.#year;
    const kept = differentItems(this.registrations.filter((item) => !item.dropped));
    return this.kind !== 'doan_vien' || kept >= programme.registration.minimumItems.count || this.#year.isExcepted(this.code, this.units);
  }

  /** A registration of hers counts, and it is enough. */
  get isRegistered(): boolean {
    return ['complete', 'late'].includes(this.standing);
  }

  /** Owes her registration by a day, and has neither enough nor a reason to have none. */
  get lacksRegistration(): boolean {
    return this.due !== undefined && ['few', 'none'].includes(this.standing);
  }

  /**
   * From which day on the branch answers for a member: '' from the year's beginning. Of one who joined the day stands in a list,
   * also that of the branch that she left; where none says it, it is the first on which the branch tells of her, and by the year's
   * last day she was there.
   */
  get joined(): string {
    if (!this.#listing || !hasCome(this.#listing)) return '';
    const said = this.#files.map((files) => files.of('doan-vien', this.code).at(-1)?.moved ?? '').find((day) => day !== '');
    const days = [
      ...this.registrations.flatMap(({ at, day }) => (at === 0 ? [day] : [])),
      ...this.#year.of('trao-doi', this.code).map(({ day }) => day),
      daysOf(this.#year.unit, this.#year.year)[1],
    ];
    return said ?? days.sort(compareCodes)[0]!;
  }

  /** Whether a branch in which she was before told something of a kind about her. */
  brought(kind: KindName): boolean {
    return this.#files.slice(1).some((files) => files.of(kind, this.code).length > 0);
  }

  /** Whether she was here on a day; of who left, nobody says when, not any more. */
  wasHere(day: string): boolean {
    return this.joined <= day && (!this.hasLeft || day < this.left);
  }

  /** She registered something, or owes it: of a thanh niên without items, and of who has a reason to have none, no round can tell (Q L74, L83). */
  get mayHaveItems(): boolean {
    return this.hasRegistered || (this.kind === 'doan_vien' && !this.excused);
  }

  /** A recorded reason not to register. */
  get excused(): boolean {
    return this.#all('dieu-chinh').some(({ what }) => what === 'khong_dang_ky');
  }

  /** The days on which the BCH talked with the member. */
  get talks(): readonly string[] {
    return this.#all('trao-doi').map(({ day }) => day);
  }

  /** The points of each criterion of her score sheet, the branch where she is now first. */
  get points(): readonly RowOf<'cham-diem'>[] {
    return this.#all('cham-diem');
  }
  get score(): Score | undefined {
    return scoreOf(this.#year.programme, this.points);
  }

  get proposal(): RowOf<'danh-gia'> | undefined {
    return this.#last('danh-gia');
  }
  get threshold(): number | undefined {
    return this.proposal?.threshold;
  }
  get recognition(): Recognition | undefined {
    return this.recognitions()[0];
  }

  get #byDay(): readonly Item[] {
    return this.registrations.flatMap(({ everywhere }) => everywhere).toSorted((a, b) => compareCodes(a.day, b.day));
  }

  #readItems(): readonly Item[] {
    const { rounds } = this.#year;
    /** Two that are word for word the same are one thing. */
    const items = new Map<string, Item>();
    for (const [at, files] of this.#files.entries()) {
      const rows = files.rows('dang-ky')!;
      const later = { rounds, changes: this.#saidOf('dieu-chinh', at), results: this.#saidOf('ket-qua', at) };
      for (const row of files.byMember('dang-ky').of(this.code)) {
        const item = new Item(rows, row, later, at);
        const first = items.get(item.thing);
        if (first) first.isAlso(item);
        else items.set(item.thing, item);
      }
    }
    return [...items.values()];
  }

  /** What all her branches said of the items that one of them registered, the branch where she is first. */
  #saidOf<K extends 'dieu-chinh' | 'ket-qua'>(kind: K, at: number): readonly RowOf<K>[] {
    if (this.#files.length === 1) return this.#all(kind);
    return this.#files.flatMap((files, by) => files.of(kind, this.code).filter((row) => this.#registeredIn(by, String(row.number)) === at));
  }

  /** Where the item was registered of which a branch speaks by its number: there, else where she was before, else where she was after. */
  #registeredIn(by: number, number: string): number | undefined {
    const order = [...this.#files.keys()];
    return [...order.slice(by), ...order.slice(0, by).toReversed()].find((at) =>
      this.#files[at]!.of('dang-ky', this.code).some((item) => item.number === number),
    );
  }
}
