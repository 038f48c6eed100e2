import type { APIRoute } from 'astro';
import { standalone } from '../../../../site/chart-forms.ts';
import { isBranch, programme, units, yearsOf } from '../../../../site/content.ts';
import { unitCharts } from '../../../../site/unit-charts.ts';
import tokens from '../../../../styles/tokens.css?raw';

/** A chart as a picture for other sites. Of units above the branch alone: a branch is shown in a frame, and a province has thousands. */
export const getStaticPaths = () =>
  units
    .filter((unit) => !isBranch(unit))
    .flatMap((unit) => yearsOf(unit.code))
    .filter(({ unit, view }) => !view.isElsewhere(unit.code))
    .flatMap((year) =>
      Object.entries(unitCharts).flatMap(([chart, draw]) => {
        const svg = draw(year, programme(year.programme)!);
        return svg === undefined ? [] : [{ params: { code: year.unit.code, year: String(year.year), chart }, props: { svg } }];
      }),
    );

export const GET: APIRoute<{ svg: string }> = ({ props: { svg } }) =>
  new Response(standalone(svg, tokens), { headers: { 'content-type': 'image/svg+xml' } });
