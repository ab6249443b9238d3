-- The figures of the indicators: every target of the plan, by what city.json says that measures it.

create table target as
select city, t->>'indicator' as indicator, (t->>'value')::float8 as value, t->>'unit' as unit,
       t->>'comparison' as comparison, t->'measure'->>'kind' as kind, t->'measure' as measure
from source, jsonb_array_elements(content->'targets') as t where file = 'city.json';

-- What changes are told since: the oldest version.
create table baseline as
select distinct on (city, layer) city, layer, version as before from version order by city, layer, date;

create table indicator_value (city text, indicator text, figure text, number float8);

-- 面积不减少, since the oldest version: the layer, or one class of it.
insert into indicator_value
with sums as (
  select city, indicator, sum(before_m2) as was, sum(lost_m2) as lost, sum(gained_m2) as gained, sum(after_m2) as is
  from target join change using (city) join baseline using (city, layer, before)
  where kind = 'no-net-loss' and layer = measure->>'layerId'
    and class is not distinct from measure->'classIds'->>0
  group by city, indicator)
select city, indicator, figure, number from sums, lateral (values
  ('beforeSquareMetres', was), ('lostSquareMetres', lost), ('gainedSquareMetres', gained), ('afterSquareMetres', sums.is),
  ('netSquareMetres', sums.is - was)) as f (figure, number);

-- Metres of the outlines of what was lost to the layer (class null) or to one class of it, or was gained by it.
create table change_outline as
select b.city, b.layer, c.class, coalesce(sum(perimeter) filter (where
    case when c.class is null then change <> 'moved'
         else coalesce(from_class = c.class, false) <> coalesce(to_class = c.class, false) end), 0) as metres
from baseline b join compared using (city, layer, before)
join (select city, layer, class from class union all select city, layer, null from layer) as c using (city, layer)
left join change_piece p using (city, layer, before)
group by b.city, b.layer, c.class;

-- Its data error: these outlines times the accuracy of the layer.
insert into indicator_value
select city, indicator, 'dataError', metres * accuracy
from target join layer using (city) join change_outline o using (city, layer)
where target.kind = 'no-net-loss' and layer = measure->>'layerId' and class is not distinct from measure->'classIds'->>0;

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

-- Ground inside the city, counted once: of the classes named, of a layer, of a class beside its layer. `border`: metres of its
-- outline that are the city's border.
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
  select city, indicator, of, st_intersection(d.geom, c.geom) as geom, st_intersection(st_boundary(c.geom), d.geom) as border
  from dissolved d join city_ground c using (city))
select city, indicator, of, square_metres(geom) as square_metres, metres(st_boundary(geom)) as perimeter,
       metres(st_collectionextract(border, 2)) as border
from clipped;

-- The city's border is off by the accuracy of the districts, the rest of the outline by that of the least accurate layer.
insert into indicator_value
select city, indicator, figure, number
from target join indicator_ground using (city, indicator)
join (select city, sum(square_metres) as whole from district_area group by city) as d using (city)
join (select city, accuracy as of_border from layer where role = 'districts') as b using (city)
cross join lateral (
  select max(accuracy) as of_layers from layer l where l.city = target.city and exists (
    select from jsonb_array_elements_text(measure->'classKeys') as k where split_part(k, '/', 1) = l.layer)) as a,
  lateral (values ('squareMetres', square_metres), ('cityShare', square_metres / whole),
    ('dataError', (perimeter - border) * of_layers + border * of_border)) as f (figure, number)
where target.kind = 'ground';

-- Official areas are in hectares, square kilometres or mu.
insert into indicator_value
select city, indicator, figure, number
from target join indicator_ground using (city, indicator) join layer l using (city)
join (select city, accuracy as of_border from layer where role = 'districts') as b using (city),
  lateral (select value * case unit when '公顷' then 1e4 when '平方公里' then 1e6 when '亩' then 1e4 / 15 end as official) as o,
  lateral (values ('squareMetres', square_metres), ('stated', official), ('differenceShare', square_metres / official - 1),
    ('dataError', case when l.role = 'districts' then perimeter * accuracy
      else (perimeter - border) * accuracy + border * of_border end)) as f (figure, number)
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

-- The trend's data error: what the outlines of what changed make of the part and of the whole. What stayed has the same error
-- in both versions.
insert into indicator_value
with own as (
  select city, indicator, sum(before_m2) filter (where change.class = measure->>'classId') as part,
         sum(before_m2) filter (where change.class is null) as whole, measure->>'layerId' as layer, measure->>'classId' as class
  from target join change using (city) join baseline using (city, layer, before)
  where kind = 'class-share' and comparison = 'trend' and layer = measure->>'layerId'
  group by city, indicator, measure)
select city, indicator, figure, number
from own join layer using (city, layer) join change_outline p using (city, layer, class)
join (select city, layer, metres from change_outline where class is null) as w using (city, layer)
join (select city, indicator, number as share from indicator_value where figure = 'share') as s using (city, indicator),
  lateral (values ('before', part / whole),
    ('dataError', accuracy * (p.metres + share * w.metres) / whole)) as f (figure, number);

-- What a figure says of a target: 临界 where it differs by no more than the data error. Rounding is a billionth of what the
-- figure is a part of.
create function judged(surplus float8, data_error float8, whole float8) returns text language sql immutable as $$
  select case when data_error > 0 and abs(surplus) <= data_error then 'borderline'
              when surplus >= -1e-9 * whole then 'met' else 'missed' end
$$;

create function against(comparison text, figure float8, wanted float8, data_error float8, whole float8)
returns text language sql immutable as $$
  select case when wanted is null then 'no-target'
              when comparison in ('stated', 'planned') then 'compared'
              when comparison = 'equal' then case when abs(figure - wanted) <= greatest(data_error, 1e-9 * whole) then 'met' else 'missed' end
              when comparison in ('at-most', 'reduce') then judged(wanted - figure, data_error, whole)
              else judged(figure - wanted, data_error, whole) end
$$;

-- Sites are done by their status alone. What is not done is missed when the term is over and the status was taken after it.
create table sites_done_state as
select t.city, indicator, case
    when unknown > 0 then 'no-data'
    when needed is null then 'no-target'
    when total < needed then 'no-data'
    when done >= needed then 'met'
    when term is null or extract(year from day) <= term then 'not-due'
    when left(date, 4)::int > term then 'missed'
    else 'no-data' end as state
from target t cross join asked join version v on v.city = t.city and v.layer = measure->>'layerId' and v.in_force
cross join lateral (
  select count(*) as total, count(*) filter (where status = 'none') as unknown,
         count(*) filter (where measure->'doneStatuses' ? status) as done
  from site_place s where s.city = t.city and s.layer = measure->>'layerId' and s.class = measure->>'classId') as counts
cross join lateral (
  select case when comparison = 'all' then coalesce(value, total) else value end as needed,
         (measure->>'deadline')::int as term) as own
where kind = 'sites-done' and total > 0;

-- Every target, also those without a figure. 缺数据 where a figure, or for a trend that of the baseline, is missing.
create table indicator_state as
with figures as (
  select city, indicator, max(number) filter (where figure = 'dataError') as data_error,
         max(number) filter (where figure = 'netSquareMetres') as net, max(number) filter (where figure = 'share') as share,
         max(number) filter (where figure = 'before') as before, max(number) filter (where figure = 'count') as count,
         max(number) filter (where figure = 'squareMetres') as square_metres,
         max(number) filter (where figure = 'beforeSquareMetres') as whole
  from indicator_value group by city, indicator)
select t.city, t.indicator, case
    when kind = 'none' then case when (measure->>'spatial')::boolean then 'no-data' else 'non-spatial' end
    when kind = 'sites-done' then coalesce(s.state, 'no-data')
    when f.indicator is null then 'no-data'
    when kind = 'no-net-loss' then judged(net, data_error, whole)
    when comparison = 'trend' and value is null then case when before is null then 'no-data' else judged(share - before, data_error, 1) end
    when kind in ('shoreline-rate', 'class-share', 'service') then against(comparison, share, value * unit_size, data_error, 1)
    when kind = 'ground' then against(comparison, square_metres, value * unit_size, data_error, square_metres)
    when kind = 'layer-area' then case when value is null then 'no-target' else 'compared' end
    else against(comparison, count, value, 0, 0) end as state
from target t left join figures f using (city, indicator) left join sites_done_state s using (city, indicator)
cross join lateral (
  select case unit when '%' then 0.01 when '公顷' then 1e4 when '平方公里' then 1e6 when '亩' then 1e4 / 15 else 1 end as unit_size) as u;
