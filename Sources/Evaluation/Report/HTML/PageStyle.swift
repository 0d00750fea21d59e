/// The style of the page: light and dark by the reader's preference, and on paper.
enum PageStyle {
    static let css = """
        :root{color-scheme:light dark;--surface:#fcfcfb;--card:#f3f2ee;--ink:#14130f;--soft:#55534d;--grid:#dfddd6;--track:#e9e7e1;\
        --s1:#2a78d6;--s2:#d9581f;--s3:#0f8a5f;--warn:#b3261e;--warn-soft:#fbe9e7;--mark:#fff0c2}
        @media (prefers-color-scheme:dark){:root{--surface:#171715;--card:#22221f;--ink:#f4f3ee;--soft:#b9b7ae;--grid:#3a3934;\
        --track:#2c2b27;--s1:#5b9ded;--s2:#ef7f4a;--s3:#3fbf8f;--warn:#ff8a80;--warn-soft:#3a2421;--mark:#4d4118}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--surface);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{max-width:1040px;margin:0 auto;padding:40px 24px 80px}
        h1{font-size:30px;line-height:1.2;margin:0 0 6px;letter-spacing:-.01em;text-wrap:balance}
        h2{font-size:20px;margin:48px 0 6px;letter-spacing:-.005em}
        h3{font-size:16px;margin:28px 0 2px}
        p{margin:6px 0 12px;max-width:72ch}
        .soft{color:var(--soft)}
        .lead{font-size:18px;margin:18px 0 0}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(172px,1fr));gap:12px;margin:24px 0 8px}
        .tile{background:var(--card);border-radius:10px;padding:14px 16px}
        .tile b{display:block;font-size:30px;line-height:1.15;font-weight:650;font-variant-numeric:tabular-nums}
        .tile span{display:block;color:var(--soft);font-size:14px;line-height:1.35}
        .tile i{display:block;width:26px;height:4px;border-radius:2px;margin-bottom:10px;background:var(--soft)}
        .tile.c1 i{background:var(--s1)}.tile.c2 i{background:var(--s2)}.tile.c3 i{background:var(--s3)}
        .scroll{overflow-x:auto;margin:12px 0}
        table{border-collapse:collapse;width:100%;font-size:14.5px}
        th,td{text-align:left;padding:6px 10px 6px 0;border-bottom:1px solid var(--grid);vertical-align:top}
        th{font-weight:600;color:var(--soft);font-size:13px;white-space:nowrap}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        tr.all td{font-weight:650}
        tr.apart td{color:var(--soft)}
        td.bar{width:38%;min-width:180px;padding-right:18px}
        .track{position:relative;height:14px;margin-top:4px;background:var(--track);border-radius:3px}
        .fill{position:absolute;left:0;top:0;bottom:0;border-radius:3px;background:var(--s1)}
        .two .fill{background:var(--s2)}
        .whisker{position:absolute;top:6px;height:2px;background:var(--ink);min-width:1px}
        .whisker:before,.whisker:after{content:"";position:absolute;top:-3px;width:1.5px;height:8px;background:var(--ink)}
        .whisker:before{left:0}.whisker:after{right:0}
        figure{margin:16px 0 8px}
        figcaption{color:var(--soft);font-size:14px;max-width:72ch}
        svg{display:block;width:100%;max-width:860px;height:auto}
        svg text.axis{font:12px system-ui,sans-serif;fill:var(--soft)}
        svg text.strong{fill:var(--ink);font-weight:600}
        svg .grid{stroke:var(--grid);stroke-width:1}svg .base{stroke:var(--soft)}svg .tick{stroke:var(--soft)}
        svg .threshold{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
        svg .curve{fill:none;stroke-width:2.5;stroke-linejoin:round}
        svg .curve.s1{stroke:var(--s1)}svg .curve.s2{stroke:var(--s2)}svg .curve.s3{stroke:var(--s3)}
        svg rect.s1,svg .dot.s1{fill:var(--s1)}svg rect.s2,svg .dot.s2{fill:var(--s2)}svg .dot.s3{fill:var(--s3)}
        svg .dot{stroke:var(--surface);stroke-width:2}
        .legend{display:flex;flex-wrap:wrap;gap:6px 20px;margin:10px 0 4px;font-size:14px;padding:0;list-style:none}
        .legend li:before{content:"";display:inline-block;width:14px;height:4px;border-radius:2px;margin-right:7px;vertical-align:middle}
        .legend .s1:before{background:var(--s1)}.legend .s2:before{background:var(--s2)}.legend .s3:before{background:var(--s3)}
        .examples td{font-size:14px}
        .examples .name{min-width:170px}
        .examples .evidence{color:var(--soft);min-width:220px}
        .examples small{display:block;color:var(--soft);font-size:12.5px}
        .hidden{background:var(--mark);border-radius:3px;font:11px ui-monospace,monospace;padding:0 3px;margin:0 1px}
        .flag{color:var(--warn);font-weight:650}
        dl{display:grid;grid-template-columns:minmax(150px,210px) 1fr;gap:8px 20px;font-size:14.5px;margin:12px 0}
        dt{font-weight:600}dd{margin:0;max-width:76ch}
        code{font:13px ui-monospace,SFMono-Regular,Menlo,monospace;overflow-wrap:anywhere}
        footer{margin-top:56px;padding-top:14px;border-top:1px solid var(--grid);color:var(--soft);font-size:13.5px}
        @media (max-width:640px){main{padding:24px 16px 60px}h1{font-size:25px}dl{grid-template-columns:1fr;gap:2px}dd{margin-bottom:10px}td.bar{min-width:110px}}
        @media print{main{max-width:none;padding:0}h2{break-after:avoid}table,figure{break-inside:auto}tr,.tile{break-inside:avoid}.tile{border:1px solid #bbb}}
        """
}
