import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { topicSchema } from '../src/schema/topic.ts';
import { resolveTopics, topicTable } from '../scripts/ingest/resolve/topics.ts';
import { loadGazetteer } from '../src/gazetteer/load.ts';
import { placeContext } from '../scripts/ingest/resolve/context.ts';
import { resolvePlaces } from '../scripts/ingest/resolve/places.ts';
const dir='content/topics/';
const table=topicTable(readdirSync(dir).map(f=>topicSchema.parse(parse(readFileSync(dir+f,'utf8')))));
const g=loadGazetteer('content/gazetteer');
const key=(p:any)=>[p.province,p.city,p.county,p.town,p.village].filter(Boolean).join('/')+(p.zone?'+'+p.zone:'');
let ok=0,n=0,tok=0;
for(const f of process.argv.slice(2)) for(const a of JSON.parse(readFileSync(f,'utf8'))){
  const ctx=placeContext([a.head??'',a.title,...a.p],g);
  const unit={title:{text:a.title,line:1},paragraphs:a.p.map((text:string,i:number)=>({text,line:i+2})),captions:[]};
  const r=resolvePlaces(unit,g,ctx), t=resolveTopics(unit,table);
  const got=r.place?key(r.place):''; const good=got===a.want[0]||(a.alt??[]).includes(got); n++; if(good) ok++;
  const tg=t.topics.some((x:string)=>a.topics.includes(x)); if(tg) tok++;
  if(!good||process.env.V) console.log(good?'ok ':'BAD',a.id,'want',a.want[0],'got',got,r.guess?.certainty,'others',r.otherPlaces.map(key).join(' '),JSON.stringify(r.notes));
  if(!tg||process.env.V) console.log('   topic',a.id,'want',a.topics.join(' '),'got',t.topics.join(' '));
}
console.log({n,ok,tok});
