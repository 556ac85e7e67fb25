// The journey language. Keywords are case-insensitive and soft: between lexer and parser, SoftKeywords
// turns those that stand where only a name can stand into IDENTIFIER.
//
// Blocks have no end mark. The compiler reads a file clause by clause, each with a rule of its own, and
// reports and skips a broken clause alone; the rules that hold clauses together (file to mappingFile) say
// how they follow one another, and tests hold the compiler to them.
grammar Journey;

options {
  caseInsensitive = true;
}

tokens {
  // Three capital letters behind a number.
  CURRENCY_CODE,
  // Stands for conditions nested too deep, which were reported.
  BROKEN
}

// ---------------------------------------------------------------------------------------------- files

file
  : declaration* EOF
  ;

declaration
  : allowance* (app | subject | journey | scenario)
  ;

app
  : appHeader appMember*
  ;

appMember
  : recordHeader field*
  | eventHeader field*
  | actionHeader field*
  | RECEIVES verification? mappingClause*
  | sends (RETURNS mappingClause*)?
  ;

subject
  : subjectHeader key*
  ;

journey
  : journeyHeader (allowance* (journeyClause | stage))*
  ;

stage
  : stageHeader (allowance* stageClause)*
  ;

scenario
  : scenarioHeader step*
  ;

mappingFile
  : mappingHeader mappingClause* EOF
  ;

mappingClause
  : subjectSource
  | timeSource
  | idSource
  | mappingRule assignment*
  ;

// ------------------------------------------------------------------------------------------------ apps

appHeader
  : APP word (LIKE word)?
  ;

recordHeader
  : RECORD word belongsTo?
  ;

eventHeader
  : EVENT word belongsTo?
  ;

actionHeader
  : ACTION word
  ;

belongsTo
  : BELONGS TO reference BY word
  ;

field
  : word COLON fieldType
  ;

fieldType
  : IDENTIFIER
  | enumerationValue (PIPE enumerationValue)*
  ;

enumerationValue
  : FINAL? TEXT
  ;

// The word after IN is "query".
verification
  : SIGNED AS IDENTIFIER secretName (IN HEADER TEXT)? (AFTER TEXT)? (WITH TIME IN HEADER TEXT)?
  | secretName IN (HEADER TEXT | IDENTIFIER TEXT | OUTSIDE)
  ;

secretName
  : WITH SECRET TEXT
  ;

sends
  : SENDS word AS IDENTIFIER TEXT secret? header* (BODY bodyField*)?
  ;

secret
  : WITH SECRET TEXT (IN HEADER TEXT)?
  ;

header
  : HEADER TEXT COLON TEXT
  ;

bodyField
  : OUTSIDE COLON (argumentValue | word)
  ;

subjectHeader
  : SUBJECT word
  ;

key
  : KEY word COLON reference (COMMA reference)*
  ;

// -------------------------------------------------------------------------------------------- mappings

mappingHeader
  : SIGNALS FROM IDENTIFIER
  ;

subjectSource
  : SUBJECT word? valueSource
  ;

timeSource
  : TIME valueSource
  ;

idSource
  : ID valueSource
  ;

mappingRule
  : (ALWAYS | WHEN guard (AND guard)*) (FOR EACH OUTSIDE)? target
  ;

guard
  : OUTSIDE (EQUAL | NOT_EQUAL) literal
  | OUTSIDE NOT? IN LEFT literal (COMMA literal)* RIGHT
  | OUTSIDE textTest TEXT
  | OUTSIDE IS (KNOWN | UNKNOWN)
  ;

target
  : RECORD typeName valueSource GONE?
  | EVENT typeName
  ;

// A mapping may leave the app out, so a name can stand here that is a keyword elsewhere.
typeName
  : word (DOT IDENTIFIER)*
  ;

assignment
  : word COLON valueSource
  ;

valueSource
  : origin modifier*
  ;

origin
  : OUTSIDE
  | literal
  ;

modifier
  : AFTER TEXT                                                                        # afterModifier
  | BEFORE TEXT                                                                       # beforeModifier
  | AS LEFT translation (COMMA translation)* (COMMA OTHERWISE TEXT)? RIGHT            # translateModifier
  | IN SECONDS                                                                        # secondsModifier
  | IN MILLISECONDS                                                                   # millisecondsModifier
  | IN CENTS OUTSIDE?                                                                 # centsModifier
  | CURRENCY (OUTSIDE | TEXT)                                                         # currencyModifier
  | DATED TEXT (IN TEXT)?                                                             # datedModifier
  ;

translation
  : TEXT IS TEXT
  ;

// -------------------------------------------------------------------------------------------- journeys

allowance
  : ALLOW ruleName BECAUSE TEXT (UNTIL DATE)?
  ;

ruleName
  : word (MINUS word)*
  ;

journeyHeader
  : JOURNEY TEXT renamedFrom? FOR (EACH reference OF)? word renamedFrom?
  ;

renamedFrom
  : RENAMED FROM TEXT
  ;

journeyClause
  : OWNED BY operand (COMMA? OTHERWISE TEXT)?                                         # ownedBy
  | CALENDAR TEXT hours?                                                              # calendar
  | AGAIN duration? AFTER ENDING                                                      # again
  | STARTS WHEN COLON? condition                                                      # startsWhen
  | ENDS AT TEXT (WHEN COLON? condition | AFTER duration)                             # endsAt
  | ROLE TEXT COLON operand                                                           # role
  | DEFINE TEXT AS COLON? condition                                                   # define
  | NEVER AT TEXT WHILE COLON? condition                                              # neverAt
  | PROMISES TO END WITHIN duration                                                   # promisesToEnd
  ;

hours
  : days TIME_OF_DAY MINUS TIME_OF_DAY
  ;

days
  : EVERY DAY
  | IDENTIFIER TO IDENTIFIER
  | IDENTIFIER (COMMA IDENTIFIER)*
  ;

stageHeader
  : STAGE TEXT renamedFrom?
  ;

stageClause
  : ON ENTER COLON action                                                             # onEnter
  | ON EXIT COLON action                                                              # onExit
  | EVERY duration (COMMA? AT MOST count)? COLON action                               # every
  | AFTER duration COLON action                                                       # after
  | EXPECTED WITHIN duration (COMMA? THEN action)?                                    # expected
  | ELSE? ADVANCES (TO TEXT)? trigger (DO action)*                                    # transition
  | ASKS person COLON TEXT ANSWERS TEXT (COMMA TEXT)*                                 # asks
  | MAY WAIT FOREVER                                                                  # mayWaitForever
  | ENDS AS TEXT                                                                      # endsAs
  ;

trigger
  : WHEN COLON? condition                                                             # whenTrigger
  | AFTER duration                                                                    # afterTrigger
  | AT reference                                                                      # atDateTrigger
  | duration (BEFORE | AFTER) reference                                               # aroundDateTrigger
  ;

person
  : OWNER
  | TEXT
  ;

action
  : reference (LEFT (argument (COMMA argument)*)? RIGHT)?                             # callAction
  | NOTIFY person TEXT?                                                               # notifyAction
  ;

argument
  : word COLON argumentValue
  ;

argumentValue
  : literal
  | reference
  | TODAY
  ;

// ------------------------------------------------------------------------------------------ conditions

condition
  : negation (connective negation)*
  ;

connective
  : AND
  | OR
  ;

negation
  : NOT* primary (FOR duration)?
  ;

primary
  : LEFT condition RIGHT                                                              # parenthesized
  | quantifier reference filter?                                                      # quantified
  | COUNT OF reference filter? predicate                                              # countOf
  | SUM OF reference filter? predicate                                                # sumOf
  | JOURNEY TEXT ENDED AS TEXT                                                        # journeyEnded
  | ANSWER predicate                                                                  # answer
  | reference predicate                                                               # fieldTest
  | reference BECOMES (operand | predicate)                                           # becomes
  | reference CHANGES                                                                 # changes
  | reference MORE_WORD THAN duration AGO                                             # moreThanAgo
  | reference filter? (AT LEAST count)? (WITHIN duration)?                            # happened
  | (literal | TODAY) predicate                                                       # valueTest
  | TEXT                                                                              # defined
  | BROKEN                                                                            # broken
  ;

quantifier
  : ANY
  | EVERY
  | NO
  ;

filter
  : LEFT condition RIGHT
  ;

predicate
  : comparator operand                                                                # compares
  | NOT? IN LEFT literal (COMMA literal)* RIGHT                                       # inList
  | BETWEEN operand AND operand                                                       # between
  | textTest TEXT                                                                     # matches
  | IS (KNOWN | UNKNOWN)                                                              # isKnown
  ;

comparator
  : EQUAL
  | NOT_EQUAL
  | LESS
  | LESS_OR_EQUAL
  | GREATER
  | GREATER_OR_EQUAL
  ;

textTest
  : CONTAINS
  | STARTS WITH
  | ENDS WITH
  ;

operand
  : literal
  | reference
  | TODAY
  ;

// ------------------------------------------------------------------------------------------- scenarios

scenarioHeader
  : SCENARIO TEXT OF TEXT
  ;

step
  : (GIVEN | WHEN | THEN | AND) stepBody
  | IN ANY ORDER
  ;

stepBody
  : word TEXT (WITH keyValue (COMMA keyValue)*)?                                      # givenSubject
  | NOW (DATE | DATE_TIME)                                                            # givenNow
  | qualified TEXT ofSubject? COLON setting (COMMA setting)*                          # recordSignal
  | qualified TEXT ofSubject? IS GONE                                                 # recordGone
  | qualified ofSubject? (COLON setting (COMMA setting)*)?                            # eventSignal
  | duration (PASS | PASSES)                                                          # timePasses
  | person ANSWERS TEXT                                                               # personAnswers
  | STAGE IS NOT? TEXT                                                                # stageIs
  | IS NOT? STALLED                                                                   # isStalled
  | HAS NOT? STARTED                                                                  # hasStarted
  | HAS NOT ENDED                                                                     # hasNotEnded
  | ENDED AS TEXT                                                                     # endedAs
  | ACTION qualified (LEFT argument (COMMA argument)* RIGHT)? HAPPENED times?         # actionHappened
  | person IS NOTIFIED (WITH TEXT)? times?                                            # personNotified
  | person IS NOT NOTIFIED (WITH TEXT)?                                               # personNotNotified
  ;

ofSubject
  : OF TEXT
  ;

keyValue
  : word TEXT
  ;

setting
  : word EQUAL (literal | NULL)
  ;

times
  : ONCE
  | NEVER
  | (AT LEAST)? count
  ;

// ------------------------------------------------------------------------------------------------ words

reference
  : IDENTIFIER (DOT IDENTIFIER)*
  ;

qualified
  : IDENTIFIER (DOT IDENTIFIER)+
  ;

literal
  : TEXT
  | TRUE
  | FALSE
  | number CURRENCY_CODE?
  | duration
  | DATE
  | DATE_TIME
  ;

number
  : MINUS? NUMBER
  ;

count
  : NUMBER (TIMES | TIME)
  ;

duration
  : NUMBER unit
  ;

unit
  : SECOND | SECONDS
  | MINUTE | MINUTES
  | BUSINESS? (HOUR | HOURS | DAY | DAYS)
  | WEEK | WEEKS
  | MONTH | MONTHS
  ;

// A name where it is declared, or stands where nothing but a name can.
word
  : IDENTIFIER
  | ACTION | ADVANCES | AFTER | AGAIN | AGO | ALLOW | ALWAYS | AND | ANSWER | ANSWERS | ANY | APP | AS
  | ASKS | AT | BECAUSE | BECOMES | BEFORE | BELONGS | BETWEEN | BODY | BUSINESS | BY | CALENDAR | CENTS
  | CHANGES | CONTAINS | COUNT | CURRENCY | DATED | DAY | DAYS | DEFINE | DO | EACH | ELSE | END | ENDED
  | ENDING | ENDS | ENTER | EVENT | EVERY | EXIT | EXPECTED | FALSE | FINAL | FOR | FOREVER | FROM | GIVEN
  | GONE | HAPPENED | HAS | HEADER | HOUR | HOURS | ID | IN | IS | JOURNEY | KEY | KNOWN | LEAST | LIKE
  | MAY | MILLISECONDS | MINUTE | MINUTES | MONTH | MONTHS | MORE_WORD | MOST | NEVER | NO | NOT | NOTIFIED
  | NOTIFY | NOW | NULL | OF | ON | ONCE | OR | ORDER | OTHERWISE | OWNED | OWNER | PASS | PASSES
  | PROMISES | RECEIVES | RECORD | RENAMED | RETURNS | ROLE | SCENARIO | SECOND | SECONDS | SECRET
  | SENDS | SIGNALS | SIGNED | STAGE | STALLED | STARTED | STARTS | SUBJECT | SUM | THAN | THEN | TIME | TIMES | TO | TODAY | TRUE
  | UNKNOWN | UNTIL | WAIT | WEEK | WEEKS | WHEN | WHILE | WITH | WITHIN
  ;

// --------------------------------------------------------------------------------------------- keywords

ACTION       : 'action';
ADVANCES     : 'advances';
AFTER        : 'after';
AGAIN        : 'again';
AGO          : 'ago';
ALLOW        : 'allow';
ALWAYS       : 'always';
AND          : 'and';
ANSWER       : 'answer';
ANSWERS      : 'answers';
ANY          : 'any';
APP          : 'app';
AS           : 'as';
ASKS         : 'asks';
AT           : 'at';
BECAUSE      : 'because';
BECOMES      : 'becomes';
BEFORE       : 'before';
BELONGS      : 'belongs';
BETWEEN      : 'between';
BODY         : 'body';
BUSINESS     : 'business';
BY           : 'by';
CALENDAR     : 'calendar';
CENTS        : 'cents';
CHANGES      : 'changes';
CONTAINS     : 'contains';
COUNT        : 'count';
CURRENCY     : 'currency';
DATED        : 'dated';
DAY          : 'day';
DAYS         : 'days';
DEFINE       : 'define';
DO           : 'do';
EACH         : 'each';
ELSE         : 'else';
END          : 'end';
ENDED        : 'ended';
ENDING       : 'ending';
ENDS         : 'ends';
ENTER        : 'enter';
EVENT        : 'event';
EVERY        : 'every';
EXIT         : 'exit';
EXPECTED     : 'expected';
FALSE        : 'false';
FINAL        : 'final';
FOR          : 'for';
FOREVER      : 'forever';
FROM         : 'from';
GIVEN        : 'given';
GONE         : 'gone';
HAPPENED     : 'happened';
HAS          : 'has';
HEADER       : 'header';
HOUR         : 'hour';
HOURS        : 'hours';
ID           : 'id';
IN           : 'in';
IS           : 'is';
JOURNEY      : 'journey';
KEY          : 'key';
KNOWN        : 'known';
LEAST        : 'least';
LIKE         : 'like';
MAY          : 'may';
MILLISECONDS : 'milliseconds';
MINUTE       : 'minute';
MINUTES      : 'minutes';
MONTH        : 'month';
MONTHS       : 'months';
MORE_WORD    : 'more';
MOST         : 'most';
NEVER        : 'never';
NO           : 'no';
NOT          : 'not';
NOTIFIED     : 'notified';
NOTIFY       : 'notify';
NOW          : 'now';
NULL         : 'null';
OF           : 'of';
ON           : 'on';
ONCE         : 'once';
OR           : 'or';
ORDER        : 'order';
OTHERWISE    : 'otherwise';
OWNED        : 'owned';
OWNER        : 'owner';
PASS         : 'pass';
PASSES       : 'passes';
PROMISES     : 'promises';
RECEIVES     : 'receives';
RECORD       : 'record';
RENAMED      : 'renamed';
RETURNS      : 'returns';
ROLE         : 'role';
SCENARIO     : 'scenario';
SECOND       : 'second';
SECONDS      : 'seconds';
SECRET       : 'secret';
SENDS        : 'sends';
SIGNALS      : 'signals';
SIGNED       : 'signed';
STAGE        : 'stage';
STALLED      : 'stalled';
STARTED      : 'started';
STARTS       : 'starts';
SUBJECT      : 'subject';
SUM          : 'sum';
THAN         : 'than';
THEN         : 'then';
TIME         : 'time';
TIMES        : 'times';
TO           : 'to';
TODAY        : 'today';
TRUE         : 'true';
UNKNOWN      : 'unknown';
UNTIL        : 'until';
WAIT         : 'wait';
WEEK         : 'week';
WEEKS        : 'weeks';
WHEN         : 'when';
WHILE        : 'while';
WITH         : 'with';
WITHIN       : 'within';

// ------------------------------------------------------------------------------------------------ signs

DOT              : '.';
COMMA            : ',';
COLON            : ':';
LEFT             : '(';
RIGHT            : ')';
PIPE             : '|';
MINUS            : '-';
EQUAL            : '=';
NOT_EQUAL        : '!=';
LESS             : '<';
LESS_OR_EQUAL    : '<=';
GREATER          : '>';
GREATER_OR_EQUAL : '>=';

// Signs of other languages; they are reported and read as what they mean there.
FOREIGN_SIGN     : '==' | '<>' | '=<' | '=>' | '&&' | '||' | '\u2260' | '\u2264' | '\u2265';

// ------------------------------------------------------------------------------------------- other words

DATE        : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT;
DATE_TIME   : DATE 'T' TIME_OF_DAY ('.' DIGIT+)? ('Z' | [+-] DIGIT DIGIT ':' DIGIT DIGIT)?;
TIME_OF_DAY : DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT)?;
NUMBER      : DIGIT+ ('.' DIGIT+)?;

TEXT             : '"' TEXT_CHARACTER* '"';
UNCLOSED_TEXT    : '"' TEXT_CHARACTER* '\\'?;
// Quotes of word processors and other languages; reported and read as text.
FOREIGN_TEXT     : '\'' ~['\r\n]* '\'' | [\u201C-\u201F] ~["\u201C-\u201F\r\n]* ["\u201C-\u201F];

// A name or path of the outside.
OUTSIDE          : '`' ~[`\r\n]* '`';
UNCLOSED_OUTSIDE : '`' ~[`\r\n]*;

IDENTIFIER       : [\p{L}_] [\p{L}\p{M}\p{N}_]*;

COMMENT     : '#' ~[\r\n]* -> channel(HIDDEN);
WHITE_SPACE : [\p{White_Space}]+ -> skip;
STRAY       : .;

fragment DIGIT          : [0-9];
fragment TEXT_CHARACTER : '\\' ~[\r\n] | ~["\\\r\n];
