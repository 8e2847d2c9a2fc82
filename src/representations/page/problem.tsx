import { htmlDocument } from './document.tsx';

/** What went wrong, as it is told in `application/problem+json`. */
interface Problem {
  title: string;
  status: number;
  detail: string;
  instance?: string | undefined;
  candidates?: readonly { id: string; name: string; type: string; quotes: number }[] | undefined;
}

/** The page of what went wrong. */
export const problemPage = ({ title, status, detail, instance, candidates = [] }: Problem): string =>
  htmlDocument({
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p dir="auto">{detail}</p>
        {candidates.length > 0 && (
          <ul class="records">
            {candidates.map(({ id, name, type, quotes }) => (
              <li key={id}>
                <a href={`/entities/${id}`}>
                  <bdi>{name}</bdi>
                </a>{' '}
                <small>
                  {type} · {quotes} quotes
                </small>
              </li>
            ))}
          </ul>
        )}
        <p class="facts">
          {status}
          {instance && ` · ${instance}`}
        </p>
      </>
    ),
  });
