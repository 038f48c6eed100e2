import { entriesOf } from '../../intake/read-content.ts';
import { linkPlace } from '../../intake/links.ts';
import { mediaFaults, mediaFolder } from '../../intake/media-words.ts';
import type { ContentRule } from '../rule.ts';

/** Ensure that a file of `content/media` is a picture or PDF by its bytes, of a fitting size, with nothing besides in it. */
export const mediaSound: ContentRule = {
  code: 'tep-anh-sai',
  words: {
    title: 'Tệp trong kho ảnh chưa dùng được',
    what: 'Tệp này {reason}.',
    cure: '{how}',
    example: { wrong: 'anh-chup.jpg | còn ghi nơi chụp', right: 'anh-chup.jpg | tải lên qua bàn biên tập' },
  },
  severity: 'error',
  clause: 'Luật 91/2025/QH15; thoả thuận: ảnh là ảnh, không chạy được gì (SECURITY)',
  *check({ media = [] }) {
    for (const { path, fault } of media)
      if (fault !== undefined) yield { file: path, values: { reason: mediaFaults[fault].reason, how: mediaFaults[fault].cure } };
  },
};

/** Note a file that no entry uses: it is published nowhere. */
export const mediaUsed: ContentRule = {
  code: 'tep-chua-dung',
  words: {
    title: 'Tệp chưa bài nào dùng',
    what: 'Không bài nào dùng tệp này; trang không công bố tệp.',
    cure: 'Không dùng nữa thì xoá khỏi kho ảnh.',
    example: { wrong: 'content/media/anh-thu.jpg', right: 'Ảnh | @media/anh-thu.jpg' },
  },
  severity: 'note',
  clause: 'Luật 91/2025/QH15: không giữ điều không cần',
  *check(content) {
    const used = new Set(
      entriesOf(content).flatMap(({ data, facts }) =>
        [...(data.picture === undefined ? [] : [data.picture]), ...facts.links.map(({ url }) => url)].flatMap((url) => {
          const place = linkPlace(url);
          return place.kind === 'media' ? [`${mediaFolder}/${place.name}`] : [];
        }),
      ),
    );
    for (const { path } of content.media ?? []) if (!used.has(path)) yield { file: path, values: {} };
  },
};
