export { lexiconLines, lexiconSet, lexiconTable } from '../lexicon.ts';
