// The page: overview, list, sheet.
import { lazy, StrictMode, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { asExcel, edit, load, snapshot, subscribe, take } from './store.js';
import './style.css';

const Chart = lazy(async () => ({ default: (await import('./chart.jsx')).Chart }));
const useStore = () => useSyncExternalStore(subscribe, snapshot);
const useHash = () => useSyncExternalStore((told) => (addEventListener('hashchange', told), () => removeEventListener('hashchange', told)), () => location.hash);
const number = new Intl.NumberFormat('ja-JP');
const figure = (found, unit) => (found?.value === undefined ? (found?.missing ?? 'なし') : `${number.format(found.value)}${unit ?? ''}`);

function Overview({ store }) {
  const { base, rows, directions } = store;
  const outputs = rows.filter((row) => row.indicator.kind === 'output');
  return (
    <>
      <h1>{base.strategy.name}</h1>
      <p className="lead">{outputs.length}の補助指標のうち{outputs.filter((row) => row.latest).length}で数値が分かっています。</p>
      {directions.map((direction) => {
        const own = rows.filter((row) => row.direction === direction);
        return (
          <section key={direction.id} aria-labelledby={direction.id}>
            <h2 id={direction.id}>{direction.number} {direction.name}</h2>
            <ul>
              {own.slice(0, 60).map((row) => (
                <li key={row.indicator.id}>
                  <a href={`#/indicators/${row.indicator.id}`}>{row.indicator.short ?? row.indicator.name}</a> {figure(row.latest, row.indicator.unit)} <b>{row.status}</b>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

const SORTS = { 戦略の順: null, 名前の順: (a, b) => a.indicator.name.localeCompare(b.indicator.name, 'ja'), 状態の順: (a, b) => a.status.localeCompare(b.status, 'ja') };

function List({ store }) {
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState('戦略の順');
  const words = useDeferredValue(typed).normalize('NFKC').toLowerCase();
  const rows = useMemo(() => {
    const found = store.rows.filter((row) => row.folded.includes(words));
    return SORTS[sort] ? found.sort(SORTS[sort]) : found;
  }, [store.rows, words, sort]);
  const top = useRef(null);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => 56, overscan: 6, scrollMargin: top.current?.offsetTop ?? 0 });
  const shown = virtual.getVirtualItems();
  return (
    <>
      <h1>指標</h1>
      <p>
        <label>検索 <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} /></label>{' '}
        <label>並べ方 <select value={sort} onChange={(event) => setSort(event.target.value)}>{Object.keys(SORTS).map((name) => <option key={name}>{name}</option>)}</select></label>{' '}
        <button type="button" onClick={asExcel}>Excelに書き出す</button>
      </p>
      <p role="status">{rows.length}件を表示しています</p>
      <div ref={top} role="table" aria-rowcount={rows.length} style={{ position: 'relative', blockSize: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const row = rows[index];
          return (
            <div key={key} role="row" aria-rowindex={index + 1} className="row" style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}>
              <span role="cell">{row.status}</span>
              <span role="cell"><a href={`#/indicators/${row.indicator.id}`}>{row.indicator.name}</a></span>
              <span role="cell">{figure(row.latest, row.indicator.unit)}</span>
              <span role="cell">{figure(row.target, row.indicator.unit)}</span>
            </div>
          );
        })}
      </div>
    </>
  );
}

function Cell({ id, period, value }) {
  const [typed, setTyped] = useState(value ?? '');
  useEffect(() => setTyped(value ?? ''), [value]);
  const commit = () => String(value ?? '') !== String(typed) && edit(id, period, String(typed));
  return <input aria-label={`${period}の実績`} value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={commit} onKeyDown={(event) => event.key === 'Enter' && commit()} />;
}

function Sheet({ row }) {
  const periods = [...new Set([...row.observations, ...row.targets].map((found) => found.period))].sort().reverse();
  return (
    <>
      <h1>{row.indicator.name}</h1>
      <p className="lead">{row.status}</p>
      <Suspense fallback={<div className="chart" />}><Chart row={row} /></Suspense>
      <table>
        <thead><tr><th>年度</th><th>実績</th><th>目標</th></tr></thead>
        <tbody>
          {periods.map((period) => {
            const of = (list) => list.find((found) => found.period === period);
            return (
              <tr key={period}>
                <th>{period}</th>
                <td><Cell id={row.indicator.id} period={period} value={of(row.observations)?.value} /></td>
                <td>{figure(of(row.targets), row.indicator.unit)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

function App() {
  const store = useStore();
  const hash = useHash();
  const row = useMemo(() => {
    const [, id] = hash.match(/^#\/indicators\/(.+)$/) ?? [];
    return id && store.rows.find((found) => found.indicator.id === decodeURIComponent(id));
  }, [hash, store.rows]);
  const opened = async (event) => {
    const [file] = event.target.files;
    if (file) take(await file.text());
  };
  return (
    <>
      <header>
        <b>元気ボード（比較用）</b>
        <nav><a href="#/">全体</a> <a href="#/indicators">指標</a></nav>
        <label className="button">ファイルを開く <input type="file" accept=".json,.txt" onChange={opened} /></label>
        <span className="saved">{store.saved && `保存済み ${store.saved}`}</span>
      </header>
      <main>{!store.base ? <p>読み込んでいます…</p> : row ? <Sheet row={row} /> : hash.startsWith('#/indicators') ? <List store={store} /> : <Overview store={store} />}</main>
    </>
  );
}

createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>);
load();
