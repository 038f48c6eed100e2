import type CMS from 'decap-cms-app';
import { cloneElement, type ReactElement } from 'react';

interface Props {
  field: { get: (key: string, otherwise?: unknown) => unknown };
  value?: unknown;
  clearFieldErrors: (id: string) => void;
}
/** The class behind a control, so far as we reach into it. */
interface Control {
  props: Props;
  validate: () => void;
  childRefs: Record<string, { props: { uniqueFieldId: string } }>;
  render: () => ReactElement<{ value: unknown; options: { value: unknown }[] }>;
}
type ControlClass = new (props: Props) => Pick<Control, keyof Control>;

/** Two of Decap's controls, made to agree with our schemas about what may be left out. */
export const mendControls = (cms: typeof CMS): void => {
  for (const [name, mended] of [
    ['object', optionalObject],
    ['select', defaultingSelect],
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
    constructor(props: Props) {
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

/** A file may leave out a field that has a default. The form then shows the default and does not ask for it. */
const defaultingSelect = (SelectControl: ControlClass): ControlClass => {
  const { render } = SelectControl.prototype as Control;
  return class extends SelectControl {
    getValidateValue = () => this.props.value ?? this.props.field.get('default');
    override render = () => {
      const shown = render.call(this);
      const standing = shown.props.options.find(({ value }) => value === this.props.field.get('default'));
      return cloneElement(shown, { value: shown.props.value ?? standing ?? null });
    };
  };
};
