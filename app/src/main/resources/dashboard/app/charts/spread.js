import { number } from '../format.js';
import { t } from '../texts.js';

const SMALLEST = 8;
const LARGEST = 22;

/**
 * @param {{nodes: object[]}} tree the top first, each node after its parent
 * @param {boolean} narrow whether names of two levels do not fit beside each other
 * @returns {object} what ECharts draws
 */
export function spreadOption({ nodes }, colours, narrow) {
  const inner = narrow ? { position: 'top', align: 'center' } : { position: 'left', align: 'right' };
  const made = new Map();
  const most = Math.max(1, ...nodes.slice(1).map(({ figures }) => figures.people));
  for (const node of nodes) {
    const drawn = draw(node, most, colours);
    made.set(node.id, drawn);
    made.get(node.parent)?.children.push(drawn);
  }
  return {
    animationDuration: 400,
    textStyle: { fontFamily: colours.font },
    tooltip: {
      trigger: 'item',
      confine: true,
      className: 'chart-tip',
      backgroundColor: colours.surface,
      borderColor: colours.grid,
      padding: 0,
      formatter: ({ data }) => tip(data.node),
    },
    series: [
      {
        type: 'tree',
        data: [made.get(nodes[0].id)],
        left: narrow ? 48 : 96,
        right: 132,
        top: narrow ? 28 : 8,
        bottom: 8,
        symbol: 'circle',
        edgeShape: 'curve',
        initialTreeDepth: -1,
        expandAndCollapse: false,
        lineStyle: { color: colours.previous, width: 1.2, curveness: 0.5 },
        label: { ...label(colours), ...inner },
        leaves: { label: { ...label(colours), position: 'right', align: 'left' } },
        emphasis: { focus: 'none' },
      },
    ],
  };
}

function label(colours) {
  return {
    color: colours.inkSoft,
    backgroundColor: colours.surface,
    padding: [2, 3],
    borderRadius: 3,
    fontSize: 12,
    width: 112,
    overflow: 'truncate',
    distance: 4,
  };
}

/** The more people somebody brought, the larger; filled, whoever wants contact. */
function draw(node, most, colours) {
  const { people } = node.figures;
  const filled = node.contact || node.kind !== 'visitor';
  return {
    name: people > 0 ? `${node.name} · ${number(people)}` : node.name,
    node,
    symbolSize: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.min(1, people / most)),
    itemStyle: { color: filled ? colours.line : colours.surface, borderColor: colours.line, borderWidth: 1.5 },
    children: [],
  };
}

/** Built as elements: names are people's own words and never become markup. */
function tip(node) {
  const box = element('div', 'tip');
  box.append(element('b', '', node.name));
  const rows = [
    ['spread.opens', node.figures.opens],
    ['spread.reached', node.figures.reached],
    ['spread.people', node.figures.people],
    ['spread.contacts', node.figures.contactsBelow],
  ];
  for (const [key, value] of rows) {
    const line = element('div', '');
    line.append(element('span', '', t(key)), element('strong', '', number(value)));
    box.append(line);
  }
  if (node.group) {
    box.append(element('span', 'faint', t('spread.by_group', { name: node.group.name })));
  }
  return box;
}

function element(tag, className, text = '') {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
