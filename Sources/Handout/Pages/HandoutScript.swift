/// What moves a handout: keys, links to a step, light and dark, the language.
///
/// It is the same in every handout and knows nothing of what stands there; the page lets no other
/// script run, and this one by its digest alone.
package enum HandoutScript {
  /// SHA-256 of the text, in base 64.
  package static let digest = "IZU6DvsKO0i6YL3peNx7kiwHzZIPGW1DU9527foPlKQ="

  package static let text = #"""
    (()=>{"use strict";
    const d=document,r=d.documentElement,$=i=>d.getElementById(i),all=q=>[...d.querySelectorAll(q)],
    S=all("section.step"),links=all("nav a"),last=S.length-1;
    let n=-1;
    const clamp=i=>Math.max(0,Math.min(last,i));
    function show(i){
      const first=n<0;
      n=clamp(i);
      S.forEach((s,k)=>s.classList.toggle("on",k===n));
      links.forEach((a,k)=>k===n?a.setAttribute("aria-current","step"):a.removeAttribute("aria-current"));
      $("go").value=n+1;
      $("prev").disabled=n===0;
      $("next").disabled=n===last;
      $("bar").style.width=100*(n+1)/S.length+"%";
      scrollTo(0,0);
      if(!first)S[n].focus({preventScroll:true});
    }
    const go=i=>{if(Number.isInteger(i)&&clamp(i)!==n)location.hash=clamp(i)+1;else $("go").value=n+1};
    const here=()=>show((parseInt(location.hash.slice(1),10)||1)-1);
    function answers(){
      const on=r.classList.toggle("key");
      all("details.answer").forEach(e=>{e.open=on});
      $("answers").setAttribute("aria-pressed",on);
    }
    function theme(){
      const now=r.dataset.theme||(matchMedia("(prefers-color-scheme:dark)").matches?"dark":"light");
      r.dataset.theme=now==="dark"?"light":"dark";
    }
    function language(){
      r.lang=r.lang==="zh"?"en":"zh";
      d.title=(d.querySelector("h1 ."+r.lang)||d.querySelector("h1")).textContent;
    }
    const keys=()=>$("keys").open?$("keys").close():$("keys").showModal();
    const moves={ArrowLeft:()=>go(n-1),PageUp:()=>go(n-1),ArrowRight:()=>go(n+1),PageDown:()=>go(n+1),
      Home:()=>go(0),End:()=>go(last),g:()=>{$("go").focus();$("go").select()},a:answers};
    const others={t:theme,l:language,"?":keys};
    const on=(i,f)=>{const e=$(i);if(e)e.addEventListener("click",f)};
    r.classList.add("js");
    on("theme",theme);on("language",language);on("help",keys);on("close",keys);on("print",()=>print());
    if(last>=0){
      on("prev",()=>go(n-1));on("next",()=>go(n+1));on("answers",answers);
      $("go").addEventListener("change",e=>go(e.target.value-1));
      addEventListener("hashchange",here);
      links.forEach(a=>a.addEventListener("click",()=>{d.querySelector("nav details").open=false}));
      here();
    }
    addEventListener("keydown",e=>{
      if(e.ctrlKey||e.altKey||e.metaKey)return;
      if(e.target.id==="go"){if(e.key==="Enter"||e.key==="Escape")e.target.blur();return}
      if($("keys").open&&e.key!=="?")return;
      const act=(last>=0&&moves[e.key])||others[e.key];
      if(act){e.preventDefault();act()}
    });
    })();

    """#
}
