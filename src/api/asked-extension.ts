import type { IncomingMessage } from 'node:http';

const asked = new WeakMap<IncomingMessage, string>();

/** Notes the extension of the address that a request asks for, before it is routed without. */
export function noteExtension(request: IncomingMessage, extension: string): void {
  asked.set(request, extension);
}

/** The extension of the address that a request asks for, where it has one. */
export const extensionOf = (request: IncomingMessage): string | undefined => asked.get(request);
