'use strict';

// Draws what stands in a canvas's data-chart, once it comes into view. The same figures stand in a table beside it, so that nobody needs
// this script. A page that is read anew runs it again: it draws what is new.
(() => {
  if (window.drawCharts) {
    window.drawCharts();
    return;
  }

  const LIBRARY = '/webjars/chart.js/4.5.1/dist/chart.umd.min.js';
  // Each at 3:1 or more against its ground, and told apart by lightness too.
  const TONES = {
    light: { met: '#0b5c6b', late: '#b96a00', missed: '#c02b3c', lifted: '#7a828a', text: '#212529', line: '#ced4da', ground: '#ffffff' },
    dark: { met: '#7cc7d6', late: '#f0b15a', missed: '#ff8b94', lifted: '#9aa3ab', text: '#dee2e6', line: '#495057', ground: '#212529' },
  };
  const root = document.documentElement;
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const drawn = new Map();
  let library;

  const load = () => library ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = LIBRARY;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });

  const tones = () => TONES[root.dataset.bsTheme === 'dark' ? 'dark' : 'light'];

  function draw(canvas) {
    const { labels, series } = JSON.parse(canvas.dataset.chart);
    const tone = tones();
    drawn.get(canvas)?.destroy();
    canvas.hidden = false;
    drawn.set(canvas, new Chart(canvas, {
      type: 'bar',
      data: {
        labels,
        datasets: series.map(({ label, tone: name, values }) => (
          { label, data: values, backgroundColor: tone[name], borderColor: tone.ground, borderWidth: 1 })),
      },
      options: {
        animation: still.matches ? false : { duration: 300 },
        aspectRatio: 1.6,
        color: tone.text,
        scales: {
          x: { stacked: true, ticks: { color: tone.text }, grid: { display: false } },
          y: { stacked: true, beginAtZero: true, ticks: { color: tone.text, precision: 0 }, grid: { color: tone.line } },
        },
        plugins: { legend: { position: 'bottom', labels: { color: tone.text, boxWidth: 14 } } },
      },
    }));
  }

  const seen = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(async ({ target }) => {
    seen.unobserve(target);
    await load();
    target.querySelectorAll('canvas[data-chart]').forEach(draw);
  }));

  window.drawCharts = () => {
    drawn.forEach((chart, canvas) => {
      if (!canvas.isConnected) {
        chart.destroy();
        drawn.delete(canvas);
      }
    });
    document.querySelectorAll('[data-charts]').forEach(figure => seen.observe(figure));
  };

  new MutationObserver(() => [...drawn.keys()].forEach(draw)).observe(root, { attributeFilter: ['data-bs-theme'] });
  window.drawCharts();
})();
