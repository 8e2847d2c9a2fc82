/**
 * What is used of onnxruntime-node 1.16, which brings no types of its own. It is the last version that installs from the
 * registry alone: later ones fetch 200 MB of CUDA from elsewhere, and do not install where that cannot be reached.
 */
declare module 'onnxruntime-node' {
  export class Tensor {
    constructor(type: 'int32', data: Int32Array, dims: readonly number[]);
    readonly data: Float32Array | Int32Array;
  }

  export class InferenceSession {
    private constructor();
    static create(path: string, options: InferenceSession.Options): Promise<InferenceSession>;
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
  }

  export namespace InferenceSession {
    interface Options {
      intraOpNumThreads: number;
      interOpNumThreads: number;
      graphOptimizationLevel: 'disabled' | 'basic' | 'extended' | 'all';
      /** 3: errors only. */
      logSeverityLevel: 0 | 1 | 2 | 3 | 4;
    }
  }
}
