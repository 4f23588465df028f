'use strict';

const at = id => document.getElementById(id);
let shown = null;
let phone = '';
let to = '';
let working = false;

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
  if (at('now').textContent === readable(now)) return;
  at('now').textContent = readable(now);
  at('now').dateTime = now;
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

function mailButton(mail) {
  const button = element('button', mail.subject ?? '(no subject)', { type: 'button', 'data-key': keyOf(mail) });
  button.append(element('small', `${mail.to} · ${readable(mail.receivedAt)}`));
  if (shown === keyOf(mail)) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => {
    shown = keyOf(mail);
    document.querySelectorAll('#mails button[aria-current]').forEach(it => it.removeAttribute('aria-current'));
    button.setAttribute('aria-current', 'true');
    showMail(mail);
  });
  return button;
}

// New ones come on top; what is already listed stays, so that whoever stands on it stays there.
function showMails(mails) {
  const listed = new Map([...at('mails').querySelectorAll('button')].map(button => [button.dataset.key, button.parentElement]));
  const keys = new Set(mails.map(keyOf));
  listed.forEach((entry, key) => { if (!keys.has(key)) entry.remove(); });
  for (const mail of mails) {
    if (listed.has(keyOf(mail))) continue;
    const entry = element('li', null);
    entry.append(mailButton(mail));
    at('mails').prepend(entry);
  }
  at('mails').hidden = mails.length === 0;
  at('none').hidden = mails.length > 0;
  if (shown !== null && !keys.has(shown)) {
    shown = null;
    at('mail').replaceChildren();
  }
}

const phonePath = () => `/sandbox/phones/${encodeURIComponent(phone)}`;

const aboutText = text => {
  const writer = text.writtenBy === 'CARRIER' ? ' · the carrier itself' : '';
  const error = text.errorCode ? ` (error ${text.errorCode})` : '';
  return `${readable(text.at)} · ${text.status}${error}${writer}`;
};

function textEntry(text) {
  const entry = element('p', text.body, { class: text.direction === 'FROM_PHONE' ? 'from' : 'to' });
  entry.append(element('small', aboutText(text)));
  return entry;
}

// Only what is new is added, so that it alone is read out; of the others no more than the status changes.
function showTexts(texts) {
  const list = at('texts');
  if (list.dataset.phone !== phone || list.children.length > texts.length) {
    list.replaceChildren();
    list.dataset.phone = phone;
  }
  texts.forEach((text, index) => {
    const about = list.children[index]?.lastElementChild;
    if (!about) list.append(textEntry(text));
    else if (about.textContent !== aboutText(text)) about.textContent = aboutText(text);
  });
  if (list.children.length !== Number(list.dataset.count)) list.scrollTop = list.scrollHeight;
  list.dataset.count = list.children.length;
  list.hidden = texts.length === 0;
  at('silent').hidden = texts.length > 0;
}

function showNumbers(numbers) {
  const listed = [...at('numbers').children].map(option => option.value);
  if (listed.join() !== numbers.join()) {
    at('numbers').replaceChildren(...numbers.map(number => element('option', null, { value: number })));
  }
  if (phone === '' && numbers.length > 0 && at('number').value === '') {
    phone = numbers[numbers.length - 1];
    at('number').value = phone;
  }
}

async function reply() {
  phone = at('number').value.trim();
  const { webhookStatus } = await call('POST', `${phonePath()}/replies`, { body: at('words').value });
  at('words').value = '';
  if (webhookStatus === null) return 'The service did not answer; it fetches the text later.';
  return webhookStatus < 300 ? 'The service has the text.' : `The service answered ${webhookStatus}.`;
}

async function refresh() {
  showTime(await call('GET', '/sandbox/clock'));
  showNumbers(await call('GET', '/sandbox/phones'));
  const asked = phone;
  const texts = asked ? await call('GET', phonePath()) : [];
  if (asked === phone) showTexts(texts);
  showMails(await call('GET', '/sandbox/mail' + (to ? `?to=${encodeURIComponent(to)}` : '')));
}

async function run(work) {
  if (working) return;
  working = true;
  const buttons = [...document.querySelectorAll('.row button')];
  // Not disabled: whoever pressed one keeps their place.
  buttons.forEach(button => { button.setAttribute('aria-disabled', 'true'); });
  at('outcome').textContent = 'Working…';
  try {
    at('outcome').textContent = await work() ?? '';
    await refresh();
  } catch (failure) {
    at('outcome').textContent = failure.message;
  } finally {
    buttons.forEach(button => { button.removeAttribute('aria-disabled'); });
    working = false;
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
at('pick').addEventListener('submit', event => {
  event.preventDefault();
  run(async () => { phone = at('number').value.trim(); });
});
at('reply').addEventListener('submit', event => { event.preventDefault(); run(reply); });
at('filter').addEventListener('submit', event => {
  event.preventDefault();
  run(async () => { to = at('to').value.trim(); });
});
at('empty').addEventListener('click', () => run(async () => { await call('DELETE', '/sandbox/mail'); }));

// What happens elsewhere appears here by itself while somebody looks.
async function look() {
  try {
    if (document.visibilityState === 'visible' && !working) await refresh();
  } catch {
    // The service is away: the next look tells.
  }
  setTimeout(look, 2000);
}
look();
