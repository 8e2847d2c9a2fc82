import type { FastifyRequest } from 'fastify';

/** The media types in which a route reads its body, as its schema says in `consumes`. */
export const mediaTypesOf = ({ routeOptions }: FastifyRequest): readonly string[] =>
  routeOptions.schema?.consumes ?? [];
