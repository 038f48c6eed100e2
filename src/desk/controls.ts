import type CMS from 'decap-cms-app';
import { cloneElement, createElement, type ReactElement } from 'react';
import type { FieldChoice } from './fields.ts';
import { formData, openForm } from './open-form.ts';
import { inOrder } from './unit-choices.ts';

interface SelectProps {
  field: { get: (key: string, otherwise?: unknown) => unknown };
  value?: unknown;
  clearFieldErrors: (id: string) => void;
}
/** The class behind a control, so far as we reach into it. */
interface ControlComponent {
  props: SelectProps;
  validate: () => void;
  componentDidUpdate?: () => void;
  childRefs: Record<string, { props: { uniqueFieldId: string } }>;
  render: () => ReactElement<{ value: unknown; options: (FieldChoice & { value: unknown })[] }>;
}
type ControlClass = new (props: SelectProps) => Pick<ControlComponent, keyof ControlComponent>;

/** Decap's controls, made to agree with our schemas about what may be left out and what an author is asked. */
export const mendControls = (cms: typeof CMS): void => {
  for (const [name, mended] of [
    ['object', optionalObject],
    ['select', knowingSelect],
    ['boolean', sampleSwitch],
    ['string', pickingText],
  ] as const) {
    const { control, preview } = cms.getWidget(name) as unknown as { control: ControlClass; preview: never };
    cms.registerWidget(name, mended(control) as never, preview);
  }
};

/**
 * Decap asks for every required field of an object even when the object itself may be left out (a document without a
 * signer, an honour of a group without a consent record). Here an optional object is asked about only once something
 * is written in it.
 */
const optionalObject = (ObjectControl: ControlClass): ControlClass =>
  class extends ObjectControl {
    constructor(props: SelectProps) {
      super(props);
      const ask = this.validate;
      this.validate = () => {
        const { field, value, clearFieldErrors } = this.props;
        if (field.get('required', true) || written((value as { toJS: () => unknown } | undefined)?.toJS())) return ask();
        for (const child of Object.values(this.childRefs)) clearFieldErrors(child.props.uniqueFieldId);
      };
    }
  };

const written = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(written) : Boolean(value);

/**
 * A file may leave out a field that has a default: the form then shows the default and does not ask for it. Of units,
 * those that stand in the entry's year come first. How long an entry holds is no question before it was ever published.
 */
const knowingSelect = (SelectControl: ControlClass): ControlClass => {
  const { render } = SelectControl.prototype as ControlComponent;
  return class extends SelectControl {
    readonly #early = this.props.field.get('standing') === 'cong_bo' && openForm()?.published === false;
    getValidateValue = () => this.props.value ?? this.props.field.get('standing');
    override render = () => {
      if (this.#early) return unasked();
      const shown = render.call(this);
      const standing = shown.props.options.find(({ value }) => value === this.props.field.get('standing'));
      const year = yearOf(formData());
      return cloneElement(shown, {
        value: shown.props.value ?? standing ?? null,
        ...(year && { options: inOrder(shown.props.options, `${year}-01-01`, `${year}-12-31`) }),
      });
    };
  };
};

/** The year that an entry is about, as far as it is written. */
const yearOf = ({ year, month, planned, day }: Readonly<Record<string, unknown>>): string | undefined =>
  /^\d{4}/.exec(String(year ?? month ?? planned ?? day ?? ''))?.[0];

/** A month is picked where the browser can; such a field has no place of the cursor to keep. */
const pickingText = (StringControl: ControlClass): ControlClass => {
  const { render, componentDidUpdate } = StringControl.prototype as ControlComponent;
  return class extends StringControl {
    readonly #picks = this.props.field.get('picks') as string | undefined;
    override componentDidUpdate = () => this.#picks ?? componentDidUpdate?.call(this);
    override render = () => {
      const shown = render.call(this);
      return this.#picks ? (cloneElement(shown, { type: this.#picks } as never) as typeof shown) : shown;
    };
  };
};

/** Only an entry that is marked as sample data asks about it; an author of a real one has nothing to say there. */
const sampleSwitch = (BooleanControl: ControlClass): ControlClass => {
  const { render } = BooleanControl.prototype as ControlComponent;
  return class extends BooleanControl {
    readonly #unmarked = this.props.field.get('name') === 'sample' && this.props.value !== true;
    override render = () => (this.#unmarked ? unasked() : render.call(this));
  };
};

/** In place of a control that is not needed: the style sheet hides what stands around it. */
const unasked = () => createElement('span', { 'data-unasked': '' }) as never;
