'use strict';
const byId = id => document.getElementById(id);
const headers = { 'X-Serverless-Page': '1' };
let chosen = '';
let shown = '';

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

async function get(path) {
  const answer = await fetch('/_serverless/' + path, { headers });
  if (!answer.ok) throw new Error(path + ': ' + answer.status);
  return answer;
}

function pretty(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}

function invokeButton(name, sample, payload) {
  const button = element('button', '', 'Invoke');
  button.setAttribute('aria-label', 'Invoke ' + name);
  button.addEventListener('click', () => open(name, sample, payload));
  return button;
}

function showFunctions(state) {
  byId('functions').replaceChildren(...state.functions.map(each => {
    const card = element('li', '', element('span', 'name', each.name),
      element('span', 'soft', [each.runtime, each.handler, each.memory + ' MB', each.timeout + ' s'].filter(Boolean).join(' · ')));
    each.urls.forEach(url => {
      const link = element('a', 'soft', url);
      link.href = url;
      card.append(link);
    });
    card.append(invokeButton(each.name, '', ''));
    return card;
  }));
}

function showRoutes(state) {
  byId('routes-section').hidden = state.routes.length === 0;
  byId('routes').replaceChildren(...state.routes.map(route => {
    let path = element('code', '', route.path);
    if (['GET', 'ANY'].includes(route.method) && !route.path.includes('{')) {
      path = element('a', '', path);
      path.href = route.path;
    }
    return element('li', '', element('code', 'name', route.method), path, element('span', 'soft', route.target));
  }));
}

function showSchedules(state) {
  byId('schedules-section').hidden = state.schedules.length === 0;
  byId('schedules').replaceChildren(...state.schedules.map(each => element('li', '',
    element('code', 'name', each.expression),
    element('span', 'soft', each.target + (each.enabled ? '' : ' (disabled)')),
    element('span', 'soft next'),
    each.function === null ? '' : invokeButton(each.function, each.sample, each.input))));
}

function showNextRuns(state) {
  document.querySelectorAll('#schedules .next').forEach((place, i) => {
    const next = state.schedules[i].next;
    place.textContent = next ? 'next ' + new Date(next).toLocaleString() : 'not running';
  });
}

function showSources(state) {
  byId('sources-section').hidden = state.sources.length === 0;
  byId('sources').replaceChildren(...state.sources.map(each => element('li', '',
    element('span', 'name', each.kind), element('code', '', each.address),
    element('span', 'soft', (each.function ?? '') + (each.enabled ? '' : ' (disabled)')))));
}

function summary(each) {
  const end = each.error ? element('span', 'bad', each.error) : element('span', 'good', 'ok');
  const parts = element('summary', '', element('span', 'name', each.function), ' ', end);
  const time = new Date(each.begin).toLocaleTimeString();
  const cold = each.cold === null ? '' : ', cold start ' + each.cold + ' ms';
  parts.append(element('span', 'soft', time + ' · ' + each.duration + ' ms' + cold));
  return parts;
}

async function fill(details, id) {
  if (details.dataset.filled) return;
  details.dataset.filled = 'yes';
  const each = await (await get('invocations/' + encodeURIComponent(id))).json();
  for (const [title, text] of [['Payload', pretty(each.payload)], ['Answer', pretty(each.answer)], ['Log', each.log]]) {
    details.append(element('h3', '', title), element('pre', title.toLowerCase(), text || '(empty)'));
  }
}

function showInvocations(state) {
  const list = byId('invocations');
  byId('no-invocations').hidden = state.invocations.length > 0;
  const known = new Map([...list.children].map(each => [each.dataset.id, each]));
  const present = new Set(state.invocations.map(each => each.id));
  known.forEach((each, id) => { if (!present.has(id)) each.remove(); });
  [...state.invocations].reverse().forEach(each => {
    if (known.has(each.id)) return;
    const details = element('details', '', summary(each));
    details.dataset.id = each.id;
    details.addEventListener('toggle', () => { if (details.open) fill(details, each.id); });
    list.prepend(details);
  });
}

async function refresh() {
  try {
    const state = await (await get('state')).json();
    const deployed = JSON.stringify([state.functions, state.routes, state.schedules, state.sources],
      (key, value) => key === 'next' ? undefined : value);
    if (deployed !== shown) {
      shown = deployed;
      showFunctions(state);
      showRoutes(state);
      showSchedules(state);
      showSources(state);
    }
    showNextRuns(state);
    showInvocations(state);
    byId('service').textContent = document.title = state.service;
    byId('status').textContent = 'Served at ' + location.host;
  } catch {
    byId('status').textContent = 'Not running. Start it again with mvn serverless:start.';
  }
}

async function open(name, sample, payload) {
  chosen = name;
  byId('invoke-title').textContent = 'Invoke ' + name;
  byId('invoke-problem').textContent = '';
  byId('sample').value = payload ? '' : sample;
  if (payload) byId('payload').value = pretty(payload);
  else if (sample) await choose();
  byId('invoke').showModal();
  byId('sample').focus();
}

async function choose() {
  const name = byId('sample').value;
  byId('payload').value = name ? pretty(await (await get('samples/' + name)).text()) : '{}';
}

async function send(event) {
  event.preventDefault();
  byId('invoke-problem').textContent = '';
  try {
    JSON.parse(byId('payload').value);
  } catch (problem) {
    byId('invoke-problem').textContent = 'The payload is not JSON: ' + problem.message;
    byId('payload').focus();
    return;
  }
  byId('send').disabled = true;
  try {
    const answer = await fetch('/_serverless/functions/' + encodeURIComponent(chosen),
      { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body: byId('payload').value });
    const result = await answer.json();
    if (!answer.ok) {
      byId('invoke-problem').textContent = result.Message || result.message || 'Refused: ' + answer.status;
      return;
    }
    await refresh();
    byId('invoke').close();
    const details = [...byId('invocations').children].find(each => each.dataset.id === result.id);
    if (details) {
      details.open = true;
      details.querySelector('summary').focus();
    }
  } catch (problem) {
    byId('invoke-problem').textContent = String(problem.message);
  } finally {
    byId('send').disabled = false;
  }
}

byId('sample').addEventListener('change', choose);
byId('invoke-form').addEventListener('submit', send);
byId('cancel').addEventListener('click', () => byId('invoke').close());
get('samples').then(answer => answer.json()).then(names =>
  byId('sample').append(...names.map(name => new Option(name, name)))).catch(() => {});
refresh();
setInterval(() => { if (!document.hidden) refresh(); }, 1500);
