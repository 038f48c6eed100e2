import { levels } from '../../schema/unit.ts';
import type { ContentRule } from '../rule.ts';

const order = Object.keys(levels);

/** Ensure that every unit hangs below one of a higher level, that dates run forward and that lineage names real units. */
export const unitTree: ContentRule = {
  code: 'cay-don-vi-sai',
  words: {
    title: 'Cây đơn vị chưa đúng',
    what: 'Đơn vị “{unit}”: {reason}',
    cure: 'Sửa tệp danh mục đơn vị.',
    example: { wrong: 'q8-p01-kp1 | thuộc q8-p99', right: 'q8-p01-kp1 | thuộc q8-p01' },
  },
  severity: 'error',
  clause: 'Q L64 “chi đoàn cơ sở và chi đoàn bộ phận” (Q-38)',
  *check({ forest, unitFiles }) {
    for (const unit of forest.units) {
      const fault = (reason: string) => ({ file: unitFiles.get(unit.code)!, values: { unit: unit.code, reason } });
      const parent = unit.parent === undefined ? undefined : forest.get(unit.parent);
      if (unit.parent !== undefined && !parent) yield fault(`không có đơn vị cấp trên “${unit.parent}”.`);
      if (parent && order.indexOf(parent.level) >= order.indexOf(unit.level)) yield fault(`cấp trên “${parent.code}” phải ở cấp cao hơn.`);
      if (unit.validFrom && unit.validTo && unit.validFrom > unit.validTo) yield fault('ngày hết hiệu lực trước ngày bắt đầu.');
      for (const old of unit.predecessors) if (!forest.get(old)) yield fault(`tiếp nối từ “${old}” mà không có đơn vị ấy.`);
      const submits = levels[unit.level].submits;
      if (submits !== (unit.branchType !== undefined)) yield fault('chi đoàn phải ghi loại chi đoàn; đơn vị khác thì không.');
      if (submits && parent && unit.branchType !== undefined && unit.branchType !== (levels[parent.level].branches ?? 'co_so'))
        yield fault('chi đoàn bộ phận thuộc Đoàn cơ sở; chi đoàn cơ sở thuộc đơn vị cấp trên.');
    }
  },
};
