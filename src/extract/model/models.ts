/** Models that onrecord comes with, of one recipe: the one that finds more, and the one that reads several times faster. */
export const MODELS = ['large', 'small'] as const;
export type Model = (typeof MODELS)[number];

/** A wrong speaker costs a newsroom more than the second that the better model takes. */
export const DEFAULT_MODEL: Model = 'large';

/** The folder with all that was learned for a model. */
export const folderOf = (model: Model): URL => new URL(`../../../data/model/${model}/`, import.meta.url);
