/** Stands in for Decap's two text editors, which nobody opens here: 1.4 MB that the desk need not load. */
export default { Widget: () => ({ name: 'unused', controlComponent: () => null }) };
