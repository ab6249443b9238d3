-- What the cities ship, read from their own files. Before this, one row for each file of a city's folder:
--
--   create table source (city text, file text, content jsonb, primary key (city, file));
--
-- in psql, for example:
--
--   \set content `cat data/cities/wuhai/city.json`
--   insert into source values ('wuhai', 'city.json', :'content');
--
-- and likewise for every .geojson and for rules.json. Layers, classes, versions, services and targets are those of city.json.
-- The scripts run in this order: measures, load, ground, overview, overlaps, shoreline, sites, changes, services, indicators;
-- each leaves tables with a column `city`. Areas are square metres, lengths metres. PostGIS 3.6 or newer.

create table layer as
select city, place, l->>'id' as layer, l->>'role' as role, l->>'geometry' as kind, (l->>'accuracyMetres')::float8 as accuracy
from source, jsonb_array_elements(content->'layers') with ordinality as t(l, place)
where file = 'city.json';

create table class as
select city, l->>'id' as layer, c->>'id' as class, place, (c->>'check')::boolean as is_control
from source, jsonb_array_elements(content->'layers') as l, jsonb_array_elements(l->'classes') with ordinality as t(c, place)
where file = 'city.json';

-- The first version of a layer is the one in force.
create table version as
select city, l->>'id' as layer, v->>'id' as version, v->>'file' as file, v->>'date' as date, place, place = 1 as in_force
from source, jsonb_array_elements(content->'layers') as l, jsonb_array_elements(l->'versions') with ordinality as t(v, place)
where file = 'city.json';

create table feature as
select city, layer, version, in_force, f->'properties'->>'id' as id, f->'properties'->>'class' as class,
       f->'properties' as properties, st_setsrid(st_geomfromgeojson(f->'geometry'), 4490) as geom
from version join source using (city, file), jsonb_array_elements(content->'features') as f;

create table district as
select city, id as district, geom from feature join layer using (city, layer) where role = 'districts' and in_force;

-- Polygon layers whose areas the board counts: those with a part in the statistics, those that sites are checked against, and
-- those that the plan's targets, the services or the rules name.
create table counted as
select city, layer from layer
where kind = 'polygon' and role is distinct from 'districts' and (
  role <> 'river'
  or exists (select from class where class.city = layer.city and class.layer = layer.layer and is_control)
  or exists (select from source, jsonb_array_elements(content->'targets') as t
             where source.city = layer.city and file = 'city.json' and t->'measure'->>'layerId' = layer.layer)
  or exists (select from source, jsonb_array_elements(content->'services') as s
             where source.city = layer.city and file = 'city.json'
               and layer.layer in (s->'supply'->>'layerId', s->'demand'->>'layerId'))
  or exists (select from source, jsonb_array_elements(content->'rules') as r
             where source.city = layer.city and file = 'rules.json' and r->'target'->>'layer' = layer.layer));
