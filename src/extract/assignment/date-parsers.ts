import { Chrono, casual, type Parser } from 'chrono-node/en';

/** Whether a text holds an expression; several parsers ask it of one text, one after the other. */
function held(expression: RegExp): (text: string) => boolean {
  let last: string | null = null;
  let holds = false;
  return (text) => {
    if (text !== last) holds = expression.test(text);
    last = text;
    return holds;
  };
}

/** The end of an amount of time, as chrono reads it: "three days", "a few weeks", "half an hour", "a couple of months". */
const AMOUNT =
  '(?:\\d|(?:\\b|and|half|in|for|this|last|past|next|after|about|around|ly|just)an?|few|several|the|couple|of|' +
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s{0,3}' +
  '(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|mon|mos|months?|qtr|quarters?|y|yr|years?)';
const AGO = 'ago|before|earlier';
const LATER = 'later|after|from now|henceforth|forward|out';

const digit = held(/\d/);
const month = held(/jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i);
const amount = held(new RegExp(`${AMOUNT}(?:\\b|${AGO}|${LATER})`, 'i'));
const ago = new RegExp(`${AMOUNT}\\s{0,5}(?:${AGO})`, 'i');
const later = new RegExp(`${AMOUNT}\\s{0,5}(?:${LATER})`, 'i');
/** "5 May", "the first of May" */
const dayOfMonth =
  /(?:\d|st|nd|rd|th)(?:-|\/|\s{0,3}(?:of)?\s{0,3})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/**
 * Whether a parser of chrono's can find something in a text, by the name of the parser. In most texts it cannot, and V8
 * takes a tenth of a second to compile the expressions of some.
 */
const CAN_FIND: Readonly<Record<string, (text: string) => boolean>> = {
  ISOFormatParser: digit,
  SlashDateFormatParser: digit,
  ENYearMonthDayParser: digit,
  ENSlashMonthFormatParser: digit,
  ENTimeExpressionParser: digit,
  ENYearMonthNameParser: (text) => digit(text) && month(text),
  ENMonthNameParser: month,
  ENMonthNameMiddleEndianParser: month,
  ENMonthNameLittleEndianParser: (text) => month(text) && dayOfMonth.test(text),
  ENTimeUnitWithinFormatParser: amount,
  ENTimeUnitCasualRelativeFormatParser: amount,
  ENTimeUnitAgoFormatParser: (text) => amount(text) && ago.test(text),
  ENTimeUnitLaterFormatParser: (text) => amount(text) && later.test(text),
};

/** What no text holds. */
const NOTHING = /(?!)/;

function whereItCan(parser: Parser): Parser {
  const canFind = CAN_FIND[parser.constructor.name];
  if (!canFind) return parser;
  return {
    pattern: (context) => (canFind(context.text) ? parser.pattern(context) : NOTHING),
    extract: (context, match) => parser.extract(context, match),
  };
}

/** chrono's English parsers, each only on texts in which it can find something. */
export const dateParsers = new Chrono({ parsers: casual.parsers.map(whereItCan), refiners: casual.refiners });
