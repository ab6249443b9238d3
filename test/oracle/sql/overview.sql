-- The overview: area and count, length, or count of every class by district.

create table district_area as
select city, district, square_metres(geom) as square_metres from district;

-- A feature that has no more than a square millimetre in a district only touches it.
create table feature_in_district as
select city, layer, f.class, f.id, district
from (select f.* from feature f join counted using (city, layer) where in_force) as f
join district d using (city)
where st_intersects(f.geom, d.geom) and st_area(st_intersection(f.geom, d.geom)) > 1e-16;

create table area_in_district as
with counts as (
  select city, layer, class, district, count(*) as features from feature_in_district group by city, layer, class, district)
select city, layer, class, district, square_metres(geom) as square_metres, features
from class_in_district left join counts using (city, layer, class, district);

-- A feature that lies in two districts is one feature of the city.
create table feature_in_city as
select city, layer, class, count(distinct id) as features from feature_in_district group by city, layer, class;

-- What of a class lies in no district.
create table area_outside as
select city, layer, class, whole, whole - coalesce(inside, 0) as square_metres
from (select city, layer, class, square_metres(geom) as whole from class_ground) as c left join (
  select city, layer, class, sum(square_metres) as inside from area_in_district group by city, layer, class) as own
using (city, layer, class);

-- Layers of several classes whose ground may lie upon each other, counted once.
create table union_in_district as
select city, layer, role, district, square_metres(geom) as square_metres
from layer_in_district join layer using (city, layer) where role in ('protected-areas', 'bands');

-- Lines of every version, edge by edge, so that no edge is moved where a line crosses itself.
create table line_edge as
select city, layer, class, version, properties, (st_dumpsegments(f.geom)).geom as edge
from feature f join layer using (city, layer) where kind = 'line';

-- Borders that two districts share.
create table shared_border as
select a.city, array[a.district, b.district] as districts, st_collectionextract(st_intersection(a.geom, b.geom), 2) as geom
from district a join district b on a.city = b.city and a.district < b.district and st_intersects(a.geom, b.geom);

-- What is covered as a whole is not cut. The rest is cut on a grid of 1e-13 degrees, a hundredth of a micrometre: off the grid
-- GEOS may fail at an edge that runs along a border for a part of its length.
create function common_metres(edge geometry, ground geometry) returns float8 language sql immutable as $$
  select case when st_covers(ground, edge) then metres(edge)
              else metres(st_collectionextract(st_intersection(edge, ground, 1e-13), 2)) end
$$;

create table edge_on_border as
select city, layer, class, version, districts, common_metres(edge, geom) as metres
from line_edge join shared_border using (city) where st_intersects(edge, geom);

create table edge_in_district as
select city, layer, class, version, district, common_metres(edge, geom) as metres
from line_edge join district using (city) where st_intersects(edge, geom);

-- Along a shared border a line lies in both districts: it is told apart, and in neither.
create table line_in_district as
with own_border as (
  select city, layer, class, version, unnest(districts) as district, sum(metres) as metres
  from edge_on_border group by 1, 2, 3, 4, 5)
select city, layer, class, version, district, sum(e.metres) - coalesce(min(b.metres), 0) as metres
from edge_in_district e left join own_border b using (city, layer, class, version, district)
group by city, layer, class, version, district;

create table line_on_border as
select city, layer, class, version, sum(metres) as metres from edge_on_border group by city, layer, class, version;

create table line_length as
select city, layer, class, version, sum(metres(edge)) as metres from line_edge group by city, layer, class, version;

-- Points, with the number of districts they lie in: on a shared border two.
create table point_place as
select f.city, layer, f.class, f.id, count(district) as districts, min(district) as district
from feature f join layer using (city, layer) left join district d on d.city = f.city and st_covers(d.geom, f.geom)
where kind = 'point' and in_force group by f.city, layer, f.class, f.id;

-- The same on the ground of one class only: here the band that starts at the boundary it is measured from.
create table corridor as
select city, geom from class_ground join layer using (city, layer)
where role = 'bands' and class = (
  select r->>'class' from source, jsonb_array_elements(content->'bandSet'->'rings') as r
  where source.city = class_ground.city and file = 'city.json' order by (r->>'fromMetres')::float8 limit 1);

create table corridor_in_district as
select city, district, geom, square_metres(geom) as square_metres
from (select city, district, st_intersection(b.geom, d.geom) as geom
      from corridor b join district d using (city) where st_intersects(b.geom, d.geom)) as own;

create table area_in_corridor as
select c.city, c.layer, c.class, b.district, square_metres(st_intersection(b.geom, c.geom)) as square_metres
from corridor_in_district b join class_ground c on c.city = b.city and st_intersects(b.geom, c.geom);

create table union_in_corridor as
select city, layer, role, district, square_metres(st_intersection(b.geom, l.geom)) as square_metres
from corridor_in_district b join layer_ground l using (city) join layer using (city, layer)
where role in ('protected-areas', 'bands') and st_intersects(b.geom, l.geom);

create table point_in_corridor as
select f.city, f.layer, f.class, count(*) as features
from feature f join layer using (city, layer) join corridor b on b.city = f.city and st_covers(b.geom, f.geom)
where kind = 'point' and in_force group by f.city, f.layer, f.class;
