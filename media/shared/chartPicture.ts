// A chart as a PNG, drawn by the page itself from the marks it shows: policy allows no image to be loaded, and none is needed. Comes in: an
// SVG element of ours and the words above it; goes out: a picture on the theme's own ground. Knows rect, path, circle and text only.

const SCALE = 2;
const PADDING = 16;
const TITLE = 15;
const WORDS = 12;

/** The picture with its title above and its sentence below. */
export async function chartPicture(chart: SVGSVGElement, title: string, summary: string): Promise<Blob> {
  const { width, height } = chart.getBoundingClientRect();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const { fontFamily, color, backgroundColor } = getComputedStyle(document.body);
  const words = `${WORDS}px ${fontFamily}`;
  context.font = words;
  const lines = wrapped(summary, width, (text) => context.measureText(text).width);
  const top = PADDING + TITLE * 1.6;
  canvas.width = (width + 2 * PADDING) * SCALE;
  canvas.height = (top + height + lines.length * WORDS * 1.5 + PADDING * 2) * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = color;
  context.font = `600 ${TITLE}px ${fontFamily}`;
  context.fillText(title, PADDING, PADDING + TITLE);
  context.font = words;
  for (const [at, line] of lines.entries())
    context.fillText(line, PADDING, top + height + PADDING + (at + 0.5) * WORDS * 1.5);
  context.translate(PADDING, top);
  for (const shape of chart.querySelectorAll<SVGGraphicsElement>('rect, path, circle, text')) draw(context, shape);
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

function draw(context: CanvasRenderingContext2D, shape: SVGGraphicsElement): void {
  const style = getComputedStyle(shape);
  const { a = 1, b = 0, c = 0, d = 1, e = 0, f = 0 } = shape.getCTM() ?? {};
  context.save();
  context.transform(a, b, c, d, e, f);
  context.globalAlpha = Number(style.opacity);
  context.fillStyle = style.fill;
  context.strokeStyle = style.stroke;
  context.lineWidth = Number.parseFloat(style.strokeWidth) || 1;
  context.lineJoin = 'round';
  context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat));
  const isStroked = style.stroke !== 'none';
  if (shape.tagName === 'text') {
    const anchor = { middle: 'center', end: 'right' }[style.textAnchor] ?? 'left';
    context.textAlign = anchor as CanvasTextAlign;
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const [x, y] = [numberOf(shape, 'x'), numberOf(shape, 'y')];
    if (isStroked) context.strokeText(shape.textContent ?? '', x, y);
    context.fillText(shape.textContent ?? '', x, y);
  } else {
    const path = pathOf(shape);
    if (style.fill !== 'none') context.fill(path);
    if (isStroked) context.stroke(path);
  }
  context.restore();
}

function pathOf(shape: SVGGraphicsElement): Path2D {
  if (shape.tagName === 'path') return new Path2D(shape.getAttribute('d') ?? '');
  const path = new Path2D();
  if (shape.tagName === 'circle') path.arc(numberOf(shape, 'cx'), numberOf(shape, 'cy'), numberOf(shape, 'r'), 0, 7);
  else {
    const [x, y, width, height] = [
      numberOf(shape, 'x'),
      numberOf(shape, 'y'),
      numberOf(shape, 'width'),
      numberOf(shape, 'height'),
    ];
    path.roundRect(x, y, width, height, numberOf(shape, 'rx'));
  }
  return path;
}

function numberOf(shape: Element, name: string): number {
  return Number(shape.getAttribute(name) ?? 0);
}

function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
