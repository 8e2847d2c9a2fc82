// What a thread of the pool runs: one article at a time, plain data in and out.
export { extract as default } from './extractor.ts';
