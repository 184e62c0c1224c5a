import { expect } from 'chai';
import fc from 'fast-check';
import { renderMarkdown } from '../../../bot/widget/markdown.ts';

describe('the Markdown of replies', () => {
  const cases: Record<string, [string, string]> = {
    'paragraphs and line breaks': ['one\ntwo\n\nthree', '<p>one<br>two</p><p>three</p>'],
    'a list after a line of text': [
      'You need:\n- a board\n- a **plan**',
      '<p>You need:</p><ul><li>a board</li><li>a <strong>plan</strong></li></ul>',
    ],
    'an item that goes on in the next line': ['- one\n  more\n- two', '<ul><li>one more</li><li>two</li></ul>'],
    numbers: ['1. first\n2. second', '<ol><li>first</li><li>second</li></ol>'],
    'a link': [
      '[GOV.UK](https://www.gov.uk/a?b=1&c=2)',
      '<p><a href="https://www.gov.uk/a?b=1&amp;c=2">GOV.UK</a></p>',
    ],
    'a link with brackets in its address': ['[x](https://e.org/a_(b))', '<p><a href="https://e.org/a_(b)">x</a></p>'],
    'an address as it stands': ['see https://e.org/a.', '<p>see <a href="https://e.org/a">https://e.org/a</a>.</p>'],
    'a phone number and an email address': [
      '[call](tel:+441234) [mail](mailto:a@e.org)',
      '<p><a href="tel:+441234">call</a> <a href="mailto:a@e.org">mail</a></p>',
    ],
    'a page of ours': ['[Your plan](/plan/x)', '<p><a href="/plan/x">Your plan</a></p>'],
    'bold that is not closed': ['**open', '<p>**open</p>'],
    'money and stars that mean nothing': ['2 * 3 ** 4 £5', '<p>2 * 3 ** 4 £5</p>'],
    markup: ['<b>&"\'', '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    'a link that would run a script': ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    'a link to an older site, as some sources are': ['[x](http://e.org)', '<p><a href="http://e.org">x</a></p>'],
    nothing: ['  \n\n ', ''],
  };
  for (const [name, [text, html]] of Object.entries(cases))
    it(`reads ${name}`, () => expect(renderMarkdown(text)).to.equal(html));

  it('says that a link opens elsewhere, where it does', () => {
    const html = renderMarkdown('[a](https://e.org) [b](tel:1)', { opensElsewhere: 'opens in a new tab' });
    expect(html.match(/opens in a new tab/g)).to.have.length(1);
    expect(html).to.include('rel="noopener noreferrer"');
  });

  it('never makes any other markup, whatever is written', () => {
    const allowed = /<\/?(p|ul|ol|li|strong)>|<br>|<a href="(https?:\/\/|mailto:|tel:|\/)[^"<>]*">|<\/a>/g;
    const bits = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '[',
      '](',
      ')',
      '**',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      'https://e.org',
      'http://e.org',
      'javascript:',
      'x',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        expect(renderMarkdown(parts.join('')).replace(allowed, '')).not.to.match(/[<>"']/);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes long texts without losing time', () => {
    const began = performance.now();
    for (const text of ['[', '**', '- ', 'https://', '[a](https://e.org/('].map((bit) =>
      bit.repeat(20_000 / bit.length),
    ))
      renderMarkdown(text);
    expect(performance.now() - began).to.be.below(2_000);
  });
});
