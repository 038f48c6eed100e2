/** A failure whose message already tells the person what to do; shown without a stack. */
export class Cure extends Error {}
