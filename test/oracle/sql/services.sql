-- Service radius: what of the demand lies within a distance of a supply.

create table service as
select city, s->>'id' as service, s->'supply'->>'layerId' as supply, (s->>'radiusMetres')::float8 as radius,
       s->'demand'->>'layerId' as demand, s->'demand'->'featureIds' as ids
from source, jsonb_array_elements(content->'services') as s where file = 'city.json';

-- A supply in a plane of its own: transverse Mercator about its middle, where a kilometre off a metre is a metre to 1e-8. Edges
-- of polygons are first cut into pieces of a hundred metres, which in either way of being straight differ by less than 0.3 mm.
create function own_plane(shape geometry) returns text language sql immutable as $$
  select format('+proj=tmerc +lat_0=%s +lon_0=%s +k=1 +ellps=GRS80 +units=m',
                st_y(st_centroid(shape)), st_x(st_centroid(shape)))
$$;

create table supply_reach as
select city, service, id, st_transform(
    st_buffer(st_transform(st_segmentize(geom, 1e-3), own_plane(geom)), radius, 'quad_segs=180'),
    own_plane(geom), 4490) as geom
from service join feature f using (city) where f.layer = supply and in_force;

-- The 720 chords of a circle lie inside it: at a radius of 500 m by at most 5 mm.
create table reach as
select city, service, st_union(geom) as geom from supply_reach group by city, service;

create table demand as
select city, service, st_union(geom) as geom
from service join feature f using (city)
where f.layer = demand and in_force and (jsonb_typeof(ids) = 'null' or ids ? f.id) group by city, service;

create table service_ground as
select city, service, district, st_intersection(a.geom, d.geom) as ground,
       st_intersection(st_boundary(a.geom), d.geom) as border,
       st_intersection(st_intersection(a.geom, d.geom), r.geom) as covered, r.geom as reach
from demand a join reach r using (city, service) join district d using (city) where st_intersects(a.geom, d.geom);

-- `edge`: metres of the reach's boundary inside the demand, along which an error of its outline counts. `covered_edge` and
-- `uncovered_edge`: metres of the demand's boundary within reach and beyond it.
create table service_by_district as
select city, service, district, square_metres(ground) as demand, square_metres(covered) as covered,
       metres(st_boundary(covered)) - metres(st_intersection(st_boundary(ground), reach)) as edge,
       metres(st_intersection(border, reach)) as covered_edge, metres(st_difference(border, reach)) as uncovered_edge
from service_ground;

-- What the accuracies of both layers may make of the covered area.
create table service_data_error as
select city, service, district, s.accuracy * edge + d.accuracy * covered_edge as square_metres
from service_by_district b join service v using (city, service)
join layer s using (city) join layer d using (city) where s.layer = v.supply and d.layer = v.demand;

create table uncovered as
select city, service, district, square_metres(geom) as square_metres
from (select city, service, district, (st_dump(st_difference(ground, reach))).geom from service_ground) as piece
where st_dimension(geom) = 2;

create table supply_count as
select city, service, count(*) as supplies, count(*) filter (where not inside) as outside_demand
from service join feature f using (city) join demand a using (city, service)
cross join lateral (select st_intersects(f.geom, a.geom)
  and (st_dimension(f.geom) = 0 or st_area(st_intersection(f.geom, a.geom)) > 1e-16) as inside) as own
where f.layer = supply and in_force group by city, service;
