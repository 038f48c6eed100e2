import type { CollectionEntry } from 'astro:content';
import { honourForms, monthName, shortDay } from '../domain/index.ts';
import { honours, site, stories, topics, unitName, yearOfUnit } from './content.ts';
import type { SharePicture } from './share-picture.ts';
import { words } from './frame-words.ts';

/** Which pages have a share picture of their own, and what stands on it: no more than on the page. */

const foot = (sample: boolean): string => (sample ? `${site.name} · ${words.sample}` : site.name);

export const ofSite: SharePicture = { id: 'trang-chu', eyebrow: 'Đoàn TNCS Hồ Chí Minh', title: site.name, text: site.tagline, foot: '' };
export const ofHonour = ({ id, data }: CollectionEntry<'honours'>): SharePicture => ({
  id,
  person: data.recipientKind === 'ca_nhan',
  eyebrow: `${honourForms[data.form]} ${yearOfUnit(data.unit, data.year)}`,
  title: data.recipient,
  text: data.title,
  foot: `${data.awardedBy} · Quyết định ${data.decision.symbol}, ${shortDay(data.decision.day)} · ${foot(data.sample)}`,
});
export const ofStory = ({ id, data }: CollectionEntry<'stories'>): SharePicture => ({
  id,
  eyebrow: `Mô hình hay · ${unitName(data.unit)}`,
  title: data.title,
  text: data.summary,
  foot: foot(data.sample),
});
export const ofTopic = ({ id, data }: CollectionEntry<'topics'>): SharePicture => ({
  id,
  eyebrow: `Chủ đề sinh hoạt ${monthName(data.month)}`,
  title: data.title,
  text: data.summary,
  foot: `${unitName(data.organisation)} · ${foot(data.sample)}`,
});

export const sharePictures: readonly SharePicture[] = [ofSite, ...honours.map(ofHonour), ...stories.map(ofStory), ...topics.map(ofTopic)];
