'use strict';

// Live: when the service says that something changed, the page is read anew and only its main part is exchanged. What somebody is typing
// or has opened stays as it is.
const live = document.querySelector('main[data-live]');

const opened = () => [...document.querySelectorAll('main details[open][id]')].map(each => each.id);

const isChanged = field => ['checkbox', 'radio'].includes(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

const isBusy = () => [...document.querySelectorAll('main input, main textarea')].some(isChanged)
  || (document.activeElement?.matches('main select') ?? false);

async function readAnew() {
  if (isBusy()) return;
  const open = opened();
  await htmx.ajax('GET', location.href, { target: '#main', select: '#main', swap: 'outerHTML show:none focus-scroll:false' });
  open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
}

if (live) {
  const changes = new EventSource(live.dataset.live);
  changes.addEventListener('changed', readAnew);
  addEventListener('pagehide', () => changes.close());
}

// Keyboard: / goes to the search field, j and k to the next and previous row, Enter follows it as ever.
addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
  if (event.key === '/') {
    const search = document.querySelector('input[type=search]');
    if (search) { event.preventDefault(); search.focus(); }
  } else if (event.key === 'j' || event.key === 'k') {
    const rows = [...document.querySelectorAll('[data-row] a[data-main]')];
    const at = rows.indexOf(document.activeElement);
    rows[event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]?.focus();
  }
});
