'use strict';

const at = id => document.getElementById(id);
let shown = null;

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(answer?.detail ?? `${response.status}`);
  return answer;
}

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

const readable = instant => instant.replace('T', ' ').replace(/(:\d\d)(\.\d+)?Z$/, '$1 UTC');

function showTime({ now }) {
  at('now').textContent = readable(now);
}

function showMail(mail) {
  const facts = element('dl', null);
  for (const [name, value] of [['From', mail.from], ['To', mail.to], ['Received', readable(mail.receivedAt)]]) {
    facts.append(element('dt', name), element('dd', value));
  }
  for (const file of mail.attachments) {
    facts.append(element('dt', 'File'), element('dd', `${file.name ?? file.contentType} (${file.size} bytes)`));
  }
  const parts = [element('h3', mail.subject ?? '(no subject)'), facts];
  // No scripts, no forms, no navigation: the frame shows what a mail program would.
  if (mail.html) parts.push(element('iframe', null, { sandbox: '', srcdoc: mail.html, title: 'The e-mail as HTML' }));
  if (mail.text) parts.push(element('pre', mail.text));
  at('mail').replaceChildren(...parts);
}

const keyOf = mail => `${mail.receivedAt} ${mail.to} ${mail.headers['Message-ID'] ?? mail.subject}`;

function showMails(mails) {
  at('mails').replaceChildren(...mails.reverse().map(mail => {
    const button = element('button', mail.subject ?? '(no subject)', { type: 'button' });
    button.append(element('small', `${mail.to} · ${readable(mail.receivedAt)}`));
    if (shown === keyOf(mail)) button.setAttribute('aria-current', 'true');
    button.addEventListener('click', () => {
      shown = keyOf(mail);
      document.querySelectorAll('#mails button[aria-current]').forEach(it => it.removeAttribute('aria-current'));
      button.setAttribute('aria-current', 'true');
      showMail(mail);
    });
    const entry = element('li', null);
    entry.append(button);
    return entry;
  }));
}

const phonePath = () => `/sandbox/phones/${encodeURIComponent(at('number').value.trim())}`;

const aboutText = text => {
  const writer = text.writtenBy === 'CARRIER' ? ' · the carrier itself' : '';
  const error = text.errorCode ? ` (error ${text.errorCode})` : '';
  return `${readable(text.at)} · ${text.status}${error}${writer}`;
};

function showTexts(texts) {
  at('texts').replaceChildren(...texts.map(text => {
    const entry = element('li', text.body, { class: text.direction === 'FROM_PHONE' ? 'from' : 'to' });
    entry.append(element('small', aboutText(text)));
    return entry;
  }));
  at('texts').scrollTop = at('texts').scrollHeight;
}

async function refreshPhone() {
  const numbers = await call('GET', '/sandbox/phones');
  at('numbers').replaceChildren(...numbers.map(number => element('option', null, { value: number })));
  showTexts(at('number').value.trim() ? await call('GET', phonePath()) : []);
}

async function reply() {
  const { webhookStatus } = await call('POST', `${phonePath()}/replies`, { body: at('words').value });
  at('words').value = '';
  if (webhookStatus === null) return 'The service did not answer; it fetches the text later.';
  return webhookStatus < 300 ? 'The service has the text.' : `The service answered ${webhookStatus}.`;
}

async function refresh() {
  const to = at('to').value.trim();
  showTime(await call('GET', '/sandbox/clock'));
  await refreshPhone();
  showMails(await call('GET', '/sandbox/mail' + (to ? `?to=${encodeURIComponent(to)}` : '')));
}

async function run(work) {
  const buttons = [...document.querySelectorAll('section > .row button')];
  buttons.forEach(button => { button.disabled = true; });
  at('outcome').textContent = 'Working…';
  try {
    at('outcome').textContent = await work() ?? '';
    await refresh();
  } catch (failure) {
    at('outcome').textContent = failure.message;
  } finally {
    buttons.forEach(button => { button.disabled = false; });
  }
}

const countsInWords = counts => {
  const done = Object.entries(counts).filter(([, count]) => count > 0).map(([queue, count]) => `${queue} ${count}`);
  return done.length ? `Done on the way: ${done.join(', ')}` : 'Nothing was due on the way.';
};

document.querySelectorAll('button[data-by]').forEach(button => button.addEventListener('click', () => run(async () =>
  countsInWords((await call('POST', '/sandbox/clock/advance', { by: button.dataset.by })).counts))));
at('set').addEventListener('submit', event => {
  event.preventDefault();
  run(async () => { await call('PUT', '/sandbox/clock', { now: new Date(at('instant').value + 'Z').toISOString() }); });
});
at('follow').addEventListener('click', () => run(async () => { await call('PUT', '/sandbox/clock', { now: null }); }));
at('pick').addEventListener('submit', event => { event.preventDefault(); run(async () => {}); });
at('reply').addEventListener('submit', event => { event.preventDefault(); run(reply); });
at('filter').addEventListener('submit', event => { event.preventDefault(); run(async () => {}); });
at('empty').addEventListener('click', () => run(async () => { await call('DELETE', '/sandbox/mail'); }));
refresh();
