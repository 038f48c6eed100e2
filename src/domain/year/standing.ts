/** How a member's registration may stand: enough items and in time, enough but late, too few, none with a reason, none at all (Q L74, L90). */
export const standings = ['complete', 'late', 'few', 'excused', 'none'] as const;
export type RegistrationStanding = (typeof standings)[number];

/** The rules that hold a member to the programme's minimum of items, when she registers and when she drops some: an exception to one of them lets her have fewer (R1). */
export const minimumRules = { registered: 'duoi-toi-thieu', dropped: 'bo-viec-duoi-toi-thieu' } as const;
