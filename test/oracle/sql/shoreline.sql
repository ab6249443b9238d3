-- The shore by zone, bank, water and district, and what of it lies in, on the edge of, and outside of four grounds.

-- Red line, protected areas and management range, and the first band.
create table shore_ground as
select city, role as cut, geom from layer_ground join layer using (city, layer)
where role in ('red-line', 'protected-areas', 'management-range')
union all
select city, 'corridor', geom from corridor;

-- Pieces of the shore's edges by district; what is in no district is left out, and told by the whole length.
create table shore_piece as
select city, version, class as zone, nullif(trim(properties->>'bank'), '') as bank, nullif(trim(properties->>'water'), '') as water,
       district, st_collectionextract(st_intersection(edge, d.geom), 2) as geom
from line_edge join layer using (city, layer) join district d using (city)
where role = 'shoreline' and st_intersects(edge, d.geom);

create table shore_row as
select city, version, zone, bank, water, district, sum(metres(geom)) as metres
from shore_piece group by city, version, zone, bank, water, district;

create table shore_cut as
with cut as (
  select city, version, zone, bank, water, district, cut, metres(p.geom) as whole,
         metres(st_collectionextract(st_intersection(p.geom, g.geom), 2)) as closed,
         metres(st_collectionextract(st_intersection(p.geom, st_boundary(g.geom)), 2)) as on_edge
  from shore_piece p join shore_ground g using (city))
select city, version, zone, bank, water, district, cut, sum(closed) - sum(on_edge) as inside, sum(on_edge) as on_edge,
       sum(whole) - sum(closed) as outside
from cut group by city, version, zone, bank, water, district, cut;

-- Both readings: the share of the city's shore that is in the zones that count, and that as a share of the target. No shore
-- runs along a border between districts, so that its pieces by district are the shore inside the city.
create table shore_rate as
with rate as (
  select city, content->'shorelineRate' as rate, (
    select (t->>'value')::float8 / 100 from jsonb_array_elements(content->'targets') as t
    where t->'measure'->>'kind' = 'shoreline-rate') as target
  from source where file = 'city.json'),
lengths as (
  select city, version, sum(metres) as total,
         sum(metres) filter (where rate->'countedClasses' ? zone) as counted,
         coalesce(sum(metres) filter (where rate->>'unclassifiedClass' = zone), 0) as unclassified
  from shore_row join rate using (city) group by city, version),
drawn as (
  select city, version, sum(metres) as metres from line_length join layer using (city, layer)
  where role = 'shoreline' group by city, version)
select city, version, drawn.metres - total as outside, total, counted, unclassified, counted / total as share,
       counted / (total - unclassified) as classified_share, counted / total / target as achievement
from lengths join rate using (city) join drawn using (city, version);
