'use strict';
(() => {
  const report = JSON.parse(document.getElementById('data').textContent);
  const packages = new Map(report.packages.map(each => [each.name, each]));
  const $ = id => document.getElementById(id);
  const HEADER = 20, GAP = 3, DEPTH = 3, ROWS = 300;
  let root, current, shown = [], query = '';

  // ---- the tree of a function: packages (if there are several), parts, folders

  function tree(fn) {
    const known = new Set();
    const could = part => {
      const isFirst = !known.has(part.name);
      known.add(part.name);
      return fn.savings.find(each => each.parts[0] === part.name && (each.kind === 'in-runtime'
        || each.kind === 'same-library' && !(isFirst && each.parts[1] === part.name)))?.reason;
    };
    const own = fn.packages.map(name => packages.get(name));
    const nodes = own.map(each => ({
      name: each.layer ? `${each.name} (layer)` : each.name, size: each.size, color: { hue: 250, chroma: .012 },
      content: [...each.parts.map(part => ({ ...part, color: color(part), could: could(part) })),
        { name: 'directory of the zip', size: each.directory, color: { hue: 250, chroma: 0 } }],
    }));
    const top = nodes.length === 1 ? { ...nodes[0] } : { size: fn.size, content: nodes, color: { hue: 250, chroma: 0 } };
    return grow({ ...top, name: fn.key }, null, fn.architecture);
  }

  function grow(node, parent, architecture) {
    const foreign = node.platform && node.platform !== architecture;
    const grown = {
      ...node, parent, color: node.color || parent.color, path: parent ? `${parent.path} ${node.name}` : '',
      could: foreign ? `is for ${node.platform}, while the function runs on ${architecture}` : node.could,
    };
    grown.content = (node.content || []).filter(each => each.size > 0)
      .map(each => grow(each, grown, architecture)).sort((a, b) => b.size - a.size);
    if (grown.content.length && grown.content.every(each => each.could)) {
      grown.could ||= 'holds nothing but what the function could do without';
    }
    if (!('classes' in node)) {
      grown.classes = grown.content.reduce((sum, each) => sum + each.classes, 0);
    }
    return grown;
  }

  // Parts of one publisher share a hue.
  function color(part) {
    if (part.kind === 'code') {
      return { hue: 255, chroma: .11 };
    }
    const publisher = part.name.match(/^(@[^/]+|[^:]+(?=:))/)?.[0] ?? part.name;
    let hash = 7;
    for (const char of publisher) {
      hash = Math.imul(hash ^ char.codePointAt(0), 0x01000193) >>> 0;
    }
    return { hue: [25, 50, 75, 105, 135, 160, 185, 210, 285, 310, 335, 0][((hash ^ hash >>> 13) >>> 0) % 12], chroma: .075 };
  }

  // ---- squarified treemap (Bruls, Huizing, van Wijk)

  function squarify(nodes, box) {
    const total = nodes.reduce((sum, each) => sum + each.size, 0);
    const scale = total > 0 ? box.w * box.h / total : 0;
    const placed = [];
    let { x, y, w, h } = box, from = 0;
    while (from < nodes.length && w > 0 && h > 0) {
      const side = Math.min(w, h);
      let to = from, sum = 0, worst = Infinity;
      for (; to < nodes.length; to++) {
        const next = sum + nodes[to].size * scale, thick = next / side;
        const ratio = Math.max(nodes[from].size * scale / thick / thick, thick * thick / (nodes[to].size * scale));
        if (ratio > worst) {
          break;
        }
        worst = ratio;
        sum = next;
      }
      const thick = sum / side;
      let at = w >= h ? y : x;
      for (const node of nodes.slice(from, to)) {
        const long = node.size * scale / thick;
        placed.push(w >= h ? { node, x, y: at, w: thick, h: long } : { node, x: at, y, w: long, h: thick });
        at += long;
      }
      [x, y, w, h] = w >= h ? [x + thick, y, w - thick, h] : [x, y + thick, w, h - thick];
      from = to;
    }
    return placed;
  }

  // ---- drawing

  const bytes = n => n < 1000 ? `${n} B` : n < 1e6 ? `${(n / 1e3).toFixed(1)} kB` : `${(n / 1e6).toFixed(1)} MB`;
  const percent = (part, whole) => whole > 0 ? `${(100 * part / whole).toFixed(1)} %` : '';
  const count = n => n.toLocaleString('en');

  // Of Maven's coordinates people look for the artifact first.
  function label(node) {
    const [, group, artifact] = node.name.match(/^([\w.-]+):([^/]+)$/) ?? [];
    return artifact ? { short: artifact.replaceAll(':', ' '), rest: group } : { short: node.name, rest: '' };
  }

  function element(tag, attributes = {}, ...content) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      value !== undefined && value !== false && made.setAttribute(name, value);
    }
    made.append(...content);
    return made;
  }

  function tile(place, depth) {
    const { node, x, y, w, h } = place;
    const opens = node.content.length > 0;
    const made = element('div', { class: `tile d${depth}${opens ? '' : ' leaf'}${node.could ? ' could' : ''}` });
    made.node = node;
    made.dataset.name = node.name;
    made.dataset.size = node.size;
    made.style.cssText = `left:${x}px;top:${y}px;width:${w}px;height:${h}px;--hue:${node.color.hue};--chroma:${node.color.chroma}`;
    made.classList.toggle('dim', !touches(node));
    const labelled = w > 46 && h > HEADER + 2;
    if (labelled) {
      made.append(element('span', { class: 'label' }, label(node).short, element('small', {}, bytes(node.size))));
    }
    const inner = { x: GAP, y: labelled ? HEADER : GAP, w: w - 2 * GAP - 2, h: h - (labelled ? HEADER : GAP) - GAP - 2 };
    if (opens && depth < DEPTH && inner.w > 24 && inner.h > 18) {
      for (const below of squarify(node.content, inner)) {
        if (below.w > 2 && below.h > 2) {
          made.append(tile(below, depth + 1));
        }
      }
    }
    return made;
  }

  function draw(from) {
    const map = $('map'), box = { x: 0, y: 0, w: map.clientWidth, h: map.clientHeight };
    const nodes = current.content.length ? current.content : [current];
    const stage = element('div', { class: 'stage' });
    const before = from && place(from, current, box);
    shown = squarify(nodes, box).map(each => {
      const made = tile(each, 1);
      const opens = each.node.content.length > 0 && each.node !== current;
      made.setAttribute('role', 'button');
      made.setAttribute('tabindex', '-1');
      made.setAttribute('aria-label', `${each.node.name}, ${bytes(each.node.size)}, ${percent(each.node.size, root.size)}`);
      made.setAttribute('aria-disabled', String(!opens));
      stage.append(made);
      return { ...each, made };
    });
    shown[0]?.made.setAttribute('tabindex', '0');
    map.replaceChildren(stage);
    if (before && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      stage.animate([{ transform: before, opacity: .4 }, { transform: 'none', opacity: 1 }], { duration: 220, easing: 'ease-out' });
    }
    crumbs();
    rows();
  }

  // Where the new picture stood in the old one, or would have: what the animation starts from.
  function place(from, to, box) {
    const inOld = shown.find(each => each.node === to || isBelow(to, each.node));
    if (isBelow(to, from) && inOld) {
      return `translate(${inOld.x}px,${inOld.y}px) scale(${inOld.w / box.w},${inOld.h / box.h})`;
    }
    const inNew = isBelow(from, to) && squarify(to.content, box).find(each => each.node === from || isBelow(from, each.node));
    return inNew ? `scale(${Math.min(4, box.w / inNew.w)},${Math.min(4, box.h / inNew.h)}) translate(${-inNew.x}px,${-inNew.y}px)` : undefined;
  }

  const isBelow = (node, above) => node.parent === above || !!node.parent && isBelow(node.parent, above);

  function crumbs() {
    const way = [];
    for (let node = current; node; node = node.parent) {
      way.unshift(node);
    }
    $('crumbs').replaceChildren(...way.map(node => {
      const button = element('button', { type: 'button', 'aria-current': node === current && 'location' }, node.name);
      button.onclick = () => go(node);
      return element('li', {}, button);
    }));
  }

  function rows() {
    const nodes = query ? matches(current) : current.content.length ? current.content : [current];
    $('rows').replaceChildren(...nodes.slice(0, ROWS).map(node => {
      const { short, rest } = query ? { short: way(node), rest: '' } : label(node);
      const button = element('button', { type: 'button', title: way(node) }, short, element('small', {}, rest));
      const row = element('tr', { class: node.content.length ? 'opens' : '' },
        element('td', {}, button), element('td', {}, bytes(node.size)), element('td', {}, percent(node.size, current.size)),
        element('td', {}, node.classes ? count(node.classes) : ''));
      row.style.cssText = `--hue:${node.color.hue};--chroma:${Math.max(.02, node.color.chroma) * 1.4}`;
      row.onclick = () => go(node.content.length ? node : node.parent);
      row.onmouseenter = () => light(node, true);
      row.onmouseleave = () => light(node, false);
      return row;
    }));
    const size = nodes.reduce((sum, each) => sum + each.size, 0);
    const more = nodes.length > ROWS ? `, the ${ROWS} largest shown` : '';
    $('summary').textContent = query
      ? `${count(nodes.length)} found, ${bytes(size)} (${percent(size, current.size)} of ${current.name})${more}`
      : `${count(nodes.length)} in ${current.name}, ${bytes(size)}${more}`;
  }

  function way(node) {
    return node.parent && node.parent !== current && node !== current ? `${way(node.parent)} › ${node.name}` : node.name;
  }

  function light(node, on) {
    const found = shown.find(each => each.node === node || isBelow(node, each.node));
    found && (found.made.style.borderColor = on ? 'var(--text)' : '');
  }

  // ---- filter

  const isMatch = node => node.path.toLowerCase().includes(query);
  const touches = node => !query || isMatch(node) || node.content.some(touches);

  function matches(node) {
    return node.content.flatMap(each => each.name.toLowerCase().includes(query) ? [each] : matches(each))
      .sort((a, b) => b.size - a.size);
  }

  $('filter').oninput = () => {
    query = $('filter').value.trim().toLowerCase();
    draw();
  };

  // ---- moving around; the address remembers the place

  function go(node, remember = true) {
    const from = current;
    current = node || root;
    hideTip();
    draw(from === current ? undefined : from);
    if (remember) {
      history.pushState(null, '', `#${encodeURIComponent(root.name)}${steps(current).map(step => `/${step}`).join('')}`);
    }
  }

  const steps = node => node.parent ? [...steps(node.parent), node.parent.content.indexOf(node)] : [];

  function restore() {
    const [key, ...path] = location.hash.slice(1).split('/');
    const index = report.functions.findIndex(each => encodeURIComponent(each.key) === key);
    choose(Math.max(0, index));
    go(path.reduce((node, step) => node.content[Number(step)] || node, root), false);
  }

  window.onpopstate = () => location.hash !== '#savings' && restore();
  $('function').onchange = () => {
    choose($('function').selectedIndex);
    go(root);
  };

  function choose(index) {
    const fn = report.functions[index];
    $('function').selectedIndex = index;
    root = current = tree(fn);
    shown = [];
    figures(fn);
    savings(fn);
  }

  function figures(fn) {
    const own = fn.packages.map(name => packages.get(name));
    const limit = report.limits.unzipped, parts = own.reduce((sum, each) => sum + each.parts.length, 0);
    $('subtitle').textContent = `stage ${report.stage}, ${fn.runtime} on ${fn.architecture}`;
    $('size').textContent = bytes(fn.size);
    $('packages').textContent = own.length === 1 ? own[0].name : `${own[0].name} and ${own.length - 1} of ${report.limits.layers} layers`;
    $('unzipped').textContent = `${bytes(fn.unzipped)} of ${bytes(limit)}`;
    $('left').textContent = (fn.left < 0 ? `${bytes(-fn.left)} more than Lambda takes` : `${bytes(fn.left)} left, as Lambda takes 250 MiB`)
      + (fn.otherLayers ? `, less what ${fn.otherLayers} other layer(s) hold` : '');
    $('meter').firstElementChild.style.width = `${Math.min(100, 100 * fn.unzipped / limit)}%`;
    $('meter').setAttribute('aria-valuemax', limit);
    $('meter').setAttribute('aria-valuenow', fn.unzipped);
    $('meter').parentElement.classList.toggle('over', fn.left < 0);
    $('classes').textContent = count(root.classes);
    $('parts').textContent = parts === 1 ? 'in one part' : `in ${count(parts)} parts`;
    $('saved').textContent = fn.savings.length ? bytes(fn.savings.reduce((sum, each) => sum + each.bytes, 0)) : 'nothing found';
    $('findings').textContent = fn.savings.length ? `${fn.savings.length} finding${fn.savings.length === 1 ? '' : 's'}` : '';
  }

  function savings(fn) {
    $('savings').hidden = fn.savings.length === 0;
    $('list').replaceChildren(...fn.savings.map(each => {
      const subject = element('button', { type: 'button' }, each.parts[0]);
      subject.onclick = () => {
        const found = find(root, node => node.name === each.parts[0]);
        found && go(found.content.length ? found : found.parent);
        $('map').scrollIntoView({ block: 'center' });
      };
      return element('li', {}, element('b', {}, bytes(each.bytes)), element('span', {}, subject, ` ${each.reason}.`), element('em', {}, each.remedy));
    }));
  }

  function find(node, wanted) {
    return wanted(node) ? node : node.content.reduce((found, each) => found || find(each, wanted), undefined);
  }

  // ---- mouse and keyboard

  const nodeAt = event => event.target.closest?.('.tile')?.node;

  $('map').onclick = event => {
    const node = nodeAt(event);
    const target = node && (node.content.length ? node : node.parent);
    target && target !== current && isBelow(target, current) && go(target);
  };
  $('map').onmousemove = event => {
    const node = nodeAt(event);
    node ? showTip(node, event.clientX, event.clientY) : hideTip();
  };
  $('map').onmouseleave = hideTip;
  $('map').addEventListener('focusin', event => {
    const box = event.target.getBoundingClientRect();
    event.target.node && event.target.matches(':focus-visible') && showTip(event.target.node, box.left + 12, box.top + 14);
  });
  $('map').addEventListener('focusout', hideTip);

  function showTip(node, x, y) {
    const facts = [`${bytes(node.size)}, ${percent(node.size, root.size)} of all`];
    node.unpacked && facts.push(`${bytes(node.unpacked)} unpacked`);
    node.classes && facts.push(`${count(node.classes)} class${node.classes === 1 ? '' : 'es'}`);
    node.files > 1 && facts.push(`${count(node.files)} files`);
    const lines = [element('b', {}, way(node)), element('span', {}, facts.join(' · '))];
    node.could && lines.push(element('span', {}, `${node.name} ${node.could}`));
    const tip = $('tip');
    tip.replaceChildren(...lines);
    tip.hidden = false;
    tip.style.left = `${Math.max(4, Math.min(x + 14, innerWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${y + 18 + tip.offsetHeight > innerHeight ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
  }

  function hideTip() {
    $('tip').hidden = true;
  }

  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  $('map').onkeydown = event => {
    const at = shown.find(each => each.made === document.activeElement);
    if (!at) {
      return;
    }
    if (DIRECTIONS[event.key]) {
      event.preventDefault();
      focus(neighbour(at, ...DIRECTIONS[event.key]));
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      focus(shown.at(event.key === 'Home' ? 0 : -1));
    } else if ((event.key === 'Enter' || event.key === ' ') && at.node.content.length && at.node !== current) {
      event.preventDefault();
      go(at.node);
      focus(shown[0]);
    }
  };

  function neighbour(at, dx, dy) {
    const cost = to => {
      const x = to.x + to.w / 2 - at.x - at.w / 2, y = to.y + to.h / 2 - at.y - at.h / 2;
      const along = x * dx + y * dy;
      return along > 0 ? along + 2 * Math.abs(x * dy + y * dx) : Infinity;
    };
    return shown.filter(to => to !== at && cost(to) < Infinity).sort((a, b) => cost(a) - cost(b))[0];
  }

  function focus(to) {
    if (to) {
      shown.forEach(each => each.made.setAttribute('tabindex', each === to ? '0' : '-1'));
      to.made.focus();
    }
  }

  document.addEventListener('keydown', event => {
    if (event.key === '/' && document.activeElement !== $('filter')) {
      event.preventDefault();
      $('filter').focus();
    } else if (event.key === 'Escape' && document.activeElement === $('filter')) {
      $('filter').value = '';
      $('filter').oninput();
      $('filter').blur();
    } else if (event.key === 'Escape' && current.parent) {
      const left = current;
      const wasInMap = $('map').contains(document.activeElement);
      go(current.parent);
      wasInMap && focus(shown.find(each => each.node === left));
    }
  });

  $('theme').onclick = () => {
    const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark'
      || getComputedStyle(document.documentElement).colorScheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.style.colorScheme = isDark ? 'light' : 'dark';
  };

  // ---- start

  $('service').textContent = report.service;
  document.title = `${report.service}: package sizes`;
  $('function').append(...report.functions.map(each => element('option', {}, each.key)));
  if (report.functions.length) {
    restore();
    new ResizeObserver(() => draw()).observe($('map'));
  } else {
    document.querySelector('main').replaceChildren('No function of this service has a zip.');
    $('savings').hidden = true;
  }
})();
