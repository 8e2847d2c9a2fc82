import { Chrono, casual, type Parser } from 'chrono-node/en';

const DIGIT = /\d/;

/** What an amount of time ends with, as chrono reads it: "three days", "a few weeks", "half an hour", "a couple of months". */
const AMOUNT =
  '(?:\\d|(?:\\b|and|half)an?|few|several|the|couple|of|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s{0,3}' +
  '(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|mon|mos|months?|qtr|quarters?|y|yr|years?)\\s{0,5}';

/**
 * What a text holds wherever a parser of chrono's finds something in it, by the name of the parser. Most texts hold nothing
 * of the kind, and V8 takes a tenth of a second to compile the expressions of some.
 */
const NEEDED: Readonly<Record<string, RegExp>> = {
  ISOFormatParser: DIGIT,
  SlashDateFormatParser: DIGIT,
  ENYearMonthDayParser: DIGIT,
  ENYearMonthNameParser: DIGIT,
  ENSlashMonthFormatParser: DIGIT,
  ENTimeExpressionParser: DIGIT,
  // "5 May", "the first of May"
  ENMonthNameLittleEndianParser:
    /(?:\d|st|nd|rd|th)(?:-|\/|\s{0,3}(?:of)?\s{0,3})(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i,
  ENTimeUnitAgoFormatParser: new RegExp(`${AMOUNT}(?:ago|before|earlier)`, 'i'),
  ENTimeUnitLaterFormatParser: new RegExp(`${AMOUNT}(?:later|after|from now|henceforth|forward|out)`, 'i'),
};

/** What no text holds. */
const NOTHING = /(?!)/;

function whereNeeded(parser: Parser): Parser {
  const needed = NEEDED[parser.constructor.name];
  if (!needed) return parser;
  return {
    pattern: (context) => (needed.test(context.text) ? parser.pattern(context) : NOTHING),
    extract: (context, match) => parser.extract(context, match),
  };
}

/** chrono's English parsers, each only on texts in which it can find something. */
export const dateParsers = new Chrono({ parsers: casual.parsers.map(whereNeeded), refiners: casual.refiners });
