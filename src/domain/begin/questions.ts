import { z } from 'zod';
import { placeOf, type Labels } from '../schema/field.ts';
import { themeKinds } from '../schema/programme.ts';
import { beginAnswers } from './answers.ts';
import type { DriveWithoutTheme } from './move-year.ts';

/**
 * What is asked of somebody who begins, in the order of the form and of the terminal. What is said in one field is listed by its
 * place among the answers, and asked by its words there: to ask one more, it is added here. What takes more (the list of units,
 * a skeleton and its criteria, themes, days) each of them asks in its own way, by the same words.
 */
export const beginSteps = {
  organisation: { title: 'Tổ chức', asks: ['name', 'level', 'code'] },
  units: { title: 'Đơn vị trực thuộc', asks: [] },
  programme: { title: 'Chương trình', asks: [] },
  year: { title: 'Năm đầu', asks: ['year', 'until'] },
  papers: {
    title: 'Văn bản, liên hệ, người ký',
    asks: ['document.symbol', 'document.day', 'contact.phone', 'contact.email', 'paper.signer', 'paper.place'],
  },
} as const satisfies Readonly<Record<string, { title: string; asks: readonly string[] }>>;

/** A question with its words, and what an answer is. */
export interface BeginQuestion {
  /** Its place among the answers. */
  name: string;
  label: string;
  hint: string;
  isOptional: boolean;
  shape: z.ZodType;
  kind: 'text' | 'email' | 'day' | 'number' | 'choice';
  choices: Labels;
  longest: number | undefined;
}

/** A question by its place among the answers. */
export const beginQuestion = (name: string): BeginQuestion => {
  const { shape, meta } = placeOf(beginAnswers, name.split('.'));
  if (!shape || !meta) throw new Error(`No answer is called ${name}.`);
  const isOptional = shape instanceof z.ZodOptional;
  const inner = isOptional ? shape.unwrap() : shape;
  const kind =
    inner instanceof z.ZodEnum
      ? 'choice'
      : inner instanceof z.ZodNumber
        ? 'number'
        : inner instanceof z.ZodEmail
          ? 'email'
          : inner instanceof z.ZodPipe
            ? 'day'
            : 'text';
  const longest = inner instanceof z.ZodString ? (inner.maxLength ?? undefined) : undefined;
  return { name, label: meta.label, hint: meta.hint ?? '', isOptional, shape, kind, choices: meta.labels ?? {}, longest };
};
export const beginQuestions = Object.values(beginSteps).flatMap(({ asks }) => asks.map(beginQuestion));

/** Answers with one more, at its place among them. */
export const withAnswer = (answers: Readonly<Record<string, unknown>>, name: string, value: unknown): Record<string, unknown> => {
  const [first, ...rest] = name.split('.') as [string, ...string[]];
  const inner = (answers[first] ?? {}) as Readonly<Record<string, unknown>>;
  return { ...answers, [first]: rest.length === 0 ? value : withAnswer(inner, rest.join('.'), value) };
};

/** What is asked of every year, the first and the next ones: its themes, and those of its drives. */
export const yearQuestions = (drives: readonly DriveWithoutTheme[]) => ({
  themes: Object.entries(themeKinds).map(([code, label]) => ({ code, label })),
  drives: drives.map(({ code, name }) => ({ code, label: `Chủ đề đợt “${name}”`, hint: 'Để trống: đợt ấy chưa mở.' })),
});
