-- The figures of the indicators: every target of the plan, by what city.json says that measures it.

create table target as
select city, t->>'indicator' as indicator, (t->>'value')::float8 as value, t->>'unit' as unit,
       t->>'comparison' as comparison, t->'measure'->>'kind' as kind, t->'measure' as measure
from source, jsonb_array_elements(content->'targets') as t where file = 'city.json';

create table indicator_value (city text, indicator text, figure text, number float8);

-- 面积不减少, since the oldest version: the layer, or one class of it.
insert into indicator_value
with sums as (
  select city, indicator, sum(before_m2) as was, sum(lost_m2) as lost, sum(gained_m2) as gained, sum(after_m2) as is
  from target join change using (city) join (
    select distinct on (city, layer) city, layer, version from version order by city, layer, date) as oldest using (city, layer)
  where kind = 'no-net-loss' and layer = measure->>'layerId' and before = oldest.version
    and class is not distinct from measure->'classIds'->>0
  group by city, indicator)
select city, indicator, figure, number from sums, lateral (values
  ('beforeSquareMetres', was), ('lostSquareMetres', lost), ('gainedSquareMetres', gained), ('afterSquareMetres', sums.is),
  ('netSquareMetres', sums.is - was)) as f (figure, number);

-- Its data error: the outlines of what was lost or gained, times the accuracy of the layer. Of a layer of several classes the
-- board takes the outlines of every class for itself, which is not asked here.
insert into indicator_value
select city, indicator, 'dataError', coalesce(sum(perimeter), 0) * accuracy
from target join layer using (city) left join change_piece p using (city, layer)
where target.kind = 'no-net-loss' and layer = measure->>'layerId'
  and exists (select from compared c where (c.city, c.layer) = (target.city, layer.layer))
  and (select count(*) from class c where (c.city, c.layer) = (target.city, layer.layer)) = 1
group by city, indicator, accuracy;

-- 河湖岸线保护率 of the version in force, and for a trend that of the oldest beside it. The ends of the stretches that count
-- in the city are off by the accuracy of the layer; errors of a trend are those of both versions.
insert into indicator_value
with stretch as (
  select city, version, in_force, count(*) * 2 * accuracy as metres
  from feature f join layer using (city, layer) join source using (city)
  where role = 'shoreline' and file = 'city.json' and content->'shorelineRate'->'countedClasses' ? class
    and exists (select from district d where d.city = f.city and st_length(st_intersection(f.geom, d.geom)) > 0)
  group by city, version, in_force, accuracy),
rate as (
  select city, share, counted, total, achievement, metres / total as error,
         sum(metres / total) over (partition by city) as both_errors, in_force,
         min(version) over (partition by city) = version as is_oldest
  from shore_rate join stretch using (city, version))
select city, indicator, figure, number
from target join rate using (city), lateral (values
  ('share', share, in_force), ('part', counted, in_force), ('whole', total, in_force), ('achievement', achievement, in_force),
  ('before', share, is_oldest and not in_force and comparison = 'trend'),
  ('dataError', case comparison when 'trend' then both_errors else error end, in_force)) as f (figure, number, is_asked)
where target.kind = 'shoreline-rate' and is_asked and number is not null;

insert into indicator_value
with covered as (
  select city, service, sum(covered) as part, sum(demand) as whole, sum(edge) as edge, sum(covered_edge) as covered_edge,
         sum(uncovered_edge) as uncovered_edge
  from service_by_district group by city, service)
select target.city, indicator, figure, number
from target join covered using (city) join service using (city, service)
join layer s on s.city = target.city and s.layer = supply join layer d on d.city = target.city and d.layer = demand,
  lateral (values ('share', part / whole), ('part', part), ('whole', whole), ('achievement', part / whole * 100 / value),
    ('dataError', (s.accuracy * edge
      + d.accuracy * ((1 - part / whole) * covered_edge + part / whole * uncovered_edge)) / whole)) as f (figure, number)
where target.kind = 'service' and service = measure->>'serviceId' and number is not null;

insert into indicator_value
select city, indicator, figure, number from (
  select target.city, indicator, count(*) filter (where measure->'doneStatuses' ? status) as done, count(*) as total,
         count(*) filter (where overdue) as overdue
  from target join site_place s on s.city = target.city and layer = measure->>'layerId' and class = measure->>'classId'
  where target.kind = 'sites-done' group by target.city, indicator) as counts,
  lateral (values ('done', done), ('total', total), ('overdue', overdue)) as f (figure, number);

insert into indicator_value
select t.city, indicator, 'count', count(s.id)
from target t left join site_place s on s.city = t.city and layer = measure->>'layerId' and class = measure->>'classId'
  and exists (select from unnest(controls) as c where measure->'within' ? c)
where t.kind = 'sites-within' group by t.city, indicator;

-- Features that are drawn; where the plan names them, names of which something is drawn.
insert into indicator_value
select t.city, indicator, 'count', case when jsonb_typeof(measure->'names') = 'null' then count(distinct f.id) else (
    select count(*) from jsonb_array_elements_text(measure->'names') as n where exists (
      select from feature g where g.city = t.city and g.layer = measure->>'layerId' and g.in_force
        and strpos(coalesce(nullif(g.properties->>'area', ''), g.properties->>'name'), n) > 0)) end
from target t join feature f on f.city = t.city and f.layer = measure->>'layerId' and f.in_force
  and (jsonb_typeof(measure->'classId') = 'null' or f.class = measure->>'classId')
where t.kind = 'feature-count' group by t.city, indicator, measure;

insert into indicator_value
select t.city, indicator, figure, number from target t, lateral (
  select count(distinct (name_a, name_b)) as pairs, coalesce(sum(square_metres), 0) as square_metres
  from named_overlap n where n.city = t.city and n.layer = measure->>'layerId') as p,
  lateral (values ('count', pairs), ('squareMetres', square_metres)) as f (figure, number)
where t.kind = 'overlap-pairs';

-- Ground inside the city, counted once: of the classes named, of a layer, of a class beside its layer.
create table indicator_ground as
with city_ground as (select city, st_union(geom) as geom from district group by city),
wanted as (
  select t.city, indicator, 'own' as of, c.layer, class from target t join class c using (city)
  where (t.kind = 'ground' and measure->'classKeys' ? (c.layer || '/' || class))
     or (t.kind = 'layer-area' and c.layer = measure->>'layerId')
     or (t.kind = 'class-share' and c.layer = measure->>'layerId' and class = measure->>'classId')
  union all
  select t.city, indicator, 'layer', c.layer, class from target t join class c using (city)
  where t.kind = 'class-share' and c.layer = measure->>'layerId'),
dissolved as (
  select city, indicator, of, st_union(f.geom) as geom
  from wanted join feature f using (city, layer, class) where in_force group by city, indicator, of),
clipped as (
  select city, indicator, of, st_intersection(d.geom, c.geom) as geom from dissolved d join city_ground c using (city))
select city, indicator, of, square_metres(geom) as square_metres, metres(st_boundary(geom)) as perimeter from clipped;

insert into indicator_value
select city, indicator, figure, number
from target join indicator_ground using (city, indicator)
join (select city, sum(square_metres) as whole from district_area group by city) as d using (city),
  lateral (values ('squareMetres', square_metres), ('cityShare', square_metres / whole),
    ('dataError', perimeter * (
      select max(accuracy) from layer l where l.city = target.city and (role = 'districts' or exists (
        select from jsonb_array_elements_text(measure->'classKeys') as k where split_part(k, '/', 1) = l.layer))))) as f (figure, number)
where target.kind = 'ground';

-- Official areas are in hectares, square kilometres or mu.
insert into indicator_value
select city, indicator, figure, number
from target join indicator_ground using (city, indicator) join layer l using (city),
  lateral (select value * case unit when '公顷' then 1e4 when '平方公里' then 1e6 when '亩' then 1e4 / 15 end as official) as o,
  lateral (values ('squareMetres', square_metres), ('stated', official), ('differenceShare', square_metres / official - 1),
    ('dataError', perimeter * accuracy)) as f (figure, number)
where target.kind = 'layer-area' and l.layer = measure->>'layerId' and number is not null;

-- Share of a class in its layer; both outlines are off by the accuracy of the layer. For a trend the share of the oldest
-- version stands beside it.
insert into indicator_value
select city, indicator, figure, number
from target join indicator_ground own using (city, indicator) join indicator_ground whole using (city, indicator)
join layer l using (city), lateral (values
  ('share', own.square_metres / whole.square_metres), ('part', own.square_metres), ('whole', whole.square_metres),
  ('dataError', case when comparison <> 'trend' then
    l.accuracy * (own.perimeter + own.square_metres / whole.square_metres * whole.perimeter) / whole.square_metres end)
  ) as f (figure, number)
where target.kind = 'class-share' and own.of = 'own' and whole.of = 'layer' and l.layer = measure->>'layerId'
  and number is not null;

insert into indicator_value
select city, indicator, 'before', sum(before_m2) filter (where class = measure->>'classId') / sum(before_m2) filter (where class is null)
from target join change using (city)
where kind = 'class-share' and comparison = 'trend' and layer = measure->>'layerId' group by city, indicator;

insert into indicator_value select city, indicator, 'value', value from target where kind = 'none' and value is not null;
