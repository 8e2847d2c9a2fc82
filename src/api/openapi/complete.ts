export const complete = (d: unknown) => d as Record<string, unknown>;
